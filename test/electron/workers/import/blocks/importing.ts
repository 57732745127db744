import { setImmediate } from 'node:timers'
import { type ImportTools, importFile } from '../../../../../electron/workers/import/importFile'
import type { ImportRequest, ImportResult } from '../../../../../electron/workers/import/importMessages'
import { createReadingThread } from '../../../../../electron/workers/import/blocks/readingThread'
import type { StartReading } from '../../../../../electron/workers/import/blocks/readingCrew'
import type { ReadingAnswer } from '../../../../../electron/workers/import/readingMessages'
import { cancelFlag } from '../../entries'

/** What stands for a thread: the same tasks and messages on this one, each task in a turn of its own. */
export const startReadingHere: StartReading = (onAnswer) => {
  const take = createReadingThread((answer: ReadingAnswer, transfer) => {
    const copy = structuredClone(answer, { transfer })
    setImmediate(() => onAnswer(copy))
  })
  return {
    post: (task) => setImmediate(() => take(structuredClone(task))),
    end: () => take({ kind: 'end' }),
  }
}

/** An import of a file with everything else as usual: one thread, nothing written. */
export function take(
  path: string,
  request: Partial<ImportRequest> = {},
  tools: Partial<ImportTools> = {},
): Promise<ImportResult> {
  return importFile(
    {
      ...{ path, name: 'f.csv', reading: {}, folder: null, memory: 1e9, threads: 1, cancel: cancelFlag(0) },
      ...request,
    },
    { startReading: startReadingHere, ...tools },
  )
}

/** All of a result that may be compared, the arrays by their bits; or the refusal. */
export async function outcomeOf(result: Promise<ImportResult>): Promise<unknown> {
  try {
    const { table, ...rest } = await result
    return {
      ...rest,
      columns: rest.columns,
      table: table?.columns.map((column) => {
        const { buffer } = column.kind === 'number' ? column.values : column.codes
        return { ...column, values: null, codes: null, bits: Buffer.from(buffer).toString('hex') }
      }),
    }
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'LabError') throw error
    return { problem: error.message }
  }
}
