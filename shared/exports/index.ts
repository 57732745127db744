import type { Exporter } from './exporter'
import { modelFileExporter } from './modelFileExporter'
import { weightsCsv } from './weightsCsv'

export type { Exporter, FinishedModel, Provenance } from './exporter'

/** Every export, in the order in which they are offered. */
export const exporters: readonly Exporter[] = [modelFileExporter, weightsCsv]

/** What an export is where nobody chooses. */
export const defaultExporter = modelFileExporter

/** Null where there is no such exporter. */
export function exporterOf(id: string): Exporter | null {
  return exporters.find((exporter) => exporter.id === id) ?? null
}

/** The one exporter whose files have this extension, given without its dot; null where there is none, or more than one. */
export function exporterOfExtension(extension: string, among: readonly Exporter[] = exporters): Exporter | null {
  const [only, another] = among.filter((exporter) => exporter.extension === extension.toLowerCase())
  return only !== undefined && another === undefined ? only : null
}
