import { extname } from 'node:path'
import { Option } from 'commander'
import { defaultExporter, exporterOfExtension, exporters } from '@shared/exports'

/** How a model is exported, by the names of the exporters. */
export function formatFlag(): Option {
  const ids = exporters.map(({ id }) => id)
  const about = `of --out (default: by its extension, else ${defaultExporter.id})`
  return new Option('--format <name>', about).choices(ids)
}

/** The format of a file: what `--format` says, else that of its extension where only one has it, else the model file. */
export function formatOf(out: string, format: string | undefined): string {
  return format ?? (exporterOfExtension(extname(out).slice(1)) ?? defaultExporter).id
}
