import { extname } from 'node:path'
import type { Option } from 'commander'
import { defaultExporter, exporterOfExtension, exporters } from '@shared/exports'
import { choice } from './flagKinds'

/** How a model is exported, by the names of the exporters. */
export function formatFlag(): Option {
  const ids = exporters.map(({ id }) => id)
  return choice('--format <name>', `of --out (default: by its extension, else ${defaultExporter.id})`, ids)
}

/** The format of a file: what `--format` says, else that of its extension where only one has it, else the model file. */
export function formatOf(out: string, format: string | undefined): string {
  return format ?? (exporterOfExtension(extname(out).slice(1)) ?? defaultExporter).id
}
