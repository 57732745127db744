import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { problemOf } from '@shared/contract/labError'
import { createOperations } from '../../../electron/lab/operations'
import { WorkerPool } from '../../../electron/lab/workerPool'

vi.mock('../../../electron/workers/threads/threadLimits', () => ({
  threadLimits: () => ({ maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 }),
}))

/** A thread that answers, and where it is told to fills its heap first. */
const source = `
const { parentPort, workerData } = require('node:worker_threads')
const fill = () => { const kept = []; for (;;) kept.push({ text: String(kept.length), next: kept.at(-1) }) }
parentPort.on('message', (request) => { if (request === 'fill') fill(); parentPort.postMessage('done') })
if (workerData?.fill) fill()`

const folder = mkdtempSync(join(tmpdir(), 'memory-'))
const entry = join(folder, 'worker.cjs')
writeFileSync(entry, source)
afterAll(() => rmSync(folder, { recursive: true }))

let pool: WorkerPool<string, string> | null = null
afterEach(() => pool?.close())

it('ends the work of a thread that goes beyond its memory with a sentence, and nothing else', async () => {
  pool = new WorkerPool(entry, 1)
  const failure = await pool.run('fill', () => 'last').then(() => null, problemOf)
  expect(failure?.code).toBe('memory')
  const said: string[] = []
  await pool.run('again', (message) => {
    said.push(message)
    return 'last'
  })
  expect(said).toEqual(['done'])
})

it('ends an import or a scoring that goes beyond its memory with a sentence', async () => {
  const operations = createOperations(() => undefined)
  const failure = await operations.run('import', entry, { fill: true }).then(() => null, problemOf)
  expect(failure?.code).toBe('memory')
  await operations.close()
})
