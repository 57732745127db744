import type { ReadingChoices } from '@shared/spec/reading'
import { inspectFile } from '../../../../../electron/workers/import/source/inspectFile'
import { type ReadingProgress, readRows } from '../../../../../electron/workers/import/source/readRows'

export interface ReadAllOptions {
  path: string
  reading?: ReadingChoices
  chunkBytes?: number
  shouldStop?: () => boolean
  onProgress?: (progress: ReadingProgress) => void
}

/** The whole file as rows of text, called f.csv. */
export async function readAll({ path, reading = {}, shouldStop, ...options }: ReadAllOptions) {
  const rows: string[][] = []
  const file = await inspectFile({ path, name: 'f.csv', reading, shouldStop })
  const result = await readRows(file, {
    ...options,
    shouldStop,
    onRows: (batch) => batch.forEach((row) => rows.push(row)),
  })
  const { header, headerWarnings } = result.file
  return { ...result, header, rowCount: result.rows, rows, warnings: [...headerWarnings, ...result.warnings] }
}
