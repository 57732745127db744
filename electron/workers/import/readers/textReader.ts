import { importFile } from '../importFile'
import { previewFile } from '../source/previewFile'
import type { TableReader } from './tableReader'

/** Delimited text, the last to be asked: what no other reader takes is text, or refused by name (`source/refusedFiles.ts`). */
export const textReader: TableReader = {
  kind: 'text',
  recognise: () => true,
  preview: previewFile,
  columns: importFile,
}
