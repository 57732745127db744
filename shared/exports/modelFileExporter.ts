import type { Exporter } from './exporter'
import { modelFileOf, writeModelFile } from './modelFile'

/** The file of the library, which the app opens again and scores with. */
export const modelFileExporter: Exporter = {
  id: 'model',
  label: 'model (JSON)',
  extension: 'json',
  mediaType: 'application/json',
  supports: () => true,
  write: (model) => new TextEncoder().encode(writeModelFile(modelFileOf(model))),
}
