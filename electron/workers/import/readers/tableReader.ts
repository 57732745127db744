import type { Preview } from '@shared/contract/preview'
import type { Reading } from '@shared/spec/reading'
import type { ImportTools } from '../importFile'
import type { ImportRequest, ImportResult } from '../importMessages'
import type { InspectOptions } from '../source/inspectFile'

/** What reads one kind of files as tables. */
export interface TableReader {
  /** Of the readings that it makes and follows (`shared/spec/reading.ts`). */
  kind: Reading['kind']
  /** Whether a file is of this kind, by its first bytes. */
  recognise(first: Uint8Array): boolean
  /**
   * How the file would be read, with its first rows.
   * @throws LabError `bad-file` for a file that no choice would make readable, `cancelled`
   */
  preview(options: InspectOptions): Promise<Preview>
  /**
   * All of the file as typed columns, in their column file.
   * @throws LabError `bad-file` naming where it is at fault; `bad-setting` for choices that contradict each other; `cancelled`
   */
  columns(request: ImportRequest, tools: ImportTools): Promise<ImportResult>
}
