import { problemOf } from '@shared/contract/labError'
import { describeColumn } from '@shared/data/table/columnInfo'
import type { ReadingAnswer, ReadingTask } from '../readingMessages'
import type { BlockRead } from './blockRead'
import { type BlockTask, createBlockTask } from './blockTask'

/** What a thread beside the import does with its tasks; the entry `reading.ts` and tests without threads share it. */
export function createReadingThread(
  answer: (answer: ReadingAnswer, transfer: ArrayBuffer[]) => void,
): (task: ReadingTask) => void {
  let blocks: BlockTask | null = null
  /** Why the last orders could not be taken. */
  let refused: unknown = null
  return (message) => {
    if (message.kind === 'end') {
      blocks?.close()
      blocks = null
      return
    }
    const { task } = message
    try {
      if (message.kind === 'orders') {
        blocks?.close()
        blocks = null
        refused = null
        try {
          blocks = createBlockTask(message.orders)
        } catch (error) {
          refused = error
          throw error
        }
        answer({ kind: 'ready', task }, [])
      } else if (message.kind === 'block') {
        if (!blocks) throw refused ?? new Error('A block came before its orders.')
        const block = blocks.read(message.from, message.to)
        answer({ kind: 'block', task, block }, block ? buffersOf(block) : [])
      } else answer({ kind: 'described', task, info: describeColumn(message.column) }, [])
    } catch (error) {
      answer({ kind: 'failed', task, problem: problemOf(error) }, [])
    }
  }
}

/** The memory of a block's chunks, which is handed over. */
function buffersOf({ chunks }: BlockRead): ArrayBuffer[] {
  const buffers: ArrayBuffer[] = []
  for (const chunk of chunks) {
    if (!chunk) continue
    const { values, besides, codes } = chunk.data
    for (const array of [values, besides, codes]) if (array) buffers.push(array.buffer as ArrayBuffer)
  }
  return buffers
}
