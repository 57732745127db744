import { TypeUndecided } from '@shared/data/columnBuilder'
import { suggestTarget } from '@shared/data/suggestTarget'
import { type TableBuilder, createTableBuilder } from '@shared/data/tableBuilder'
import { type CsvProgress, readCsv } from './csvSource'
import { refuseIfStopped } from './fileText'
import type { ImportResult } from './importMessages'

export interface ImportOptions {
  path: string
  name: string
  /** Asked before each piece of the file and before each column's statistics; true ends the import as `cancelled`. */
  shouldStop?: () => boolean
  onProgress?: (progress: CsvProgress) => void
}

/**
 * Reads a delimited text file into typed columns.
 * @throws LabError `bad-file` naming file, line and column, or `cancelled`
 */
export async function importFile(options: ImportOptions): Promise<ImportResult> {
  const keepTexts = new Set<number>()
  for (;;) {
    try {
      return await importOnce(options, keepTexts)
    } catch (error) {
      // Each round settles one more column, so the rounds end.
      if (!(error instanceof TypeUndecided) || keepTexts.has(error.columnIndex)) throw error
      keepTexts.add(error.columnIndex)
    }
  }
}

async function importOnce(options: ImportOptions, keepTexts: ReadonlySet<number>): Promise<ImportResult> {
  let builder: TableBuilder | null = null
  const source = await readCsv({
    ...options,
    onHeader: (header) => {
      builder = createTableBuilder(header, { keepTexts, allocate: (bytes) => new SharedArrayBuffer(bytes) })
    },
    onRows: (rows) => builder?.addRows(rows),
  })
  // The closure's assignment is not seen by the type checker; readCsv refuses a file without a header or rows.
  const { table, columns, warnings } = (builder as unknown as TableBuilder).finish(() =>
    refuseIfStopped(options.shouldStop ?? (() => false)),
  )
  const { sha256, bytes, delimiter, encoding, header } = source
  const suggestedTarget = suggestTarget(columns)
  return {
    table,
    sha256,
    bytes,
    delimiter,
    encoding,
    header,
    columns,
    warnings: [...source.warnings, ...warnings],
    suggestedTarget,
  }
}
