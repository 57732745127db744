/** One import with our own code: path, threads, `blocks` or `text`, a folder for the column file, and bytes of a block where not as usual. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { importFile } from '../../../electron/workers/import/importFile.ts'
import type { StartReading } from '../../../electron/workers/import/blocks/readingCrew.ts'
import type { ReadingAnswer } from '../../../electron/workers/import/readingMessages.ts'
import { tellResult } from './result.ts'

const [path, threads, way, folder, blockBytes] = process.argv.slice(2) as [string, string, string, string, string?]

const startReading: StartReading = (onAnswer, onFailure) => {
  const worker = new Worker(join(import.meta.dirname, 'readingBlocks.mjs'))
  worker.on('message', (answer: ReadingAnswer) => onAnswer(answer))
  worker.on('error', onFailure)
  return { post: (task) => worker.postMessage(task), end: () => void worker.terminate() }
}

const stages = { read: 0, typed: 0 }
const begin = performance.now()
const { table, rows, columns } = await importFile(
  {
    ...{ path, name: 'table.csv', reading: {}, folder, threads: Number(threads) },
    memory: 1e10,
    cancel: new SharedArrayBuffer(4),
  },
  {
    ...{ startReading, asText: way === 'text', ...(blockBytes && { blockBytes: Number(blockBytes) }) },
    onStage: (stage) => {
      stages[stage] = performance.now() - begin
    },
  },
)
const stored = performance.now() - begin
tellResult({
  engine: 'Logit Lab',
  seconds: stages.typed / 1000,
  stored: stored / 1000,
  read: stages.read / 1000,
  rows,
  numbers: columns.filter(({ type }) => type === 'number' || type === 'integer').length,
  columnBytes: (table?.columns ?? []).reduce(
    (sum, column) => sum + (column.kind === 'number' ? column.values : column.codes).byteLength,
    0,
  ),
})
