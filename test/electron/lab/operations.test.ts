import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LabEvent } from '@shared/contract/events'
import { problemOf } from '@shared/contract/labError'
import { createOperations } from '../../../electron/lab/operations'

let folder: string
let entry: string

/** A thread that says how far it is, and ends when it is cancelled or told to by its data. */
const source = `
const { parentPort, workerData } = require('node:worker_threads')
const { cancel, how } = workerData
parentPort.postMessage({ kind: 'progress', bytes: 1, total: 2, rows: 3 })
if (how === 'die') process.exit(0)
const flag = new Int32Array(cancel)
while (how === 'wait' && Atomics.load(flag, 0) === 0) Atomics.wait(flag, 0, 0, 10)
const problem = { code: 'cancelled', message: 'Cancelled.' }
parentPort.postMessage(how === 'wait' ? { kind: 'failed', problem } : { kind: 'done', answer: 42 })`

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'operations-'))
  entry = join(folder, 'worker.cjs')
  writeFileSync(entry, source)
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('operations', () => {
  it('tell their progress and give what is done', async () => {
    const events: LabEvent[] = []
    const operations = createOperations((event) => events.push(event))
    expect(await operations.run('a', entry, { how: 'work' })).toMatchObject({ kind: 'done', answer: 42 })
    expect(events).toEqual([{ kind: 'operationProgress', operation: 'a', bytes: 1, total: 2, rows: 3 }])
    // The name is free again.
    await expect(operations.run('a', entry, { how: 'work' })).resolves.toMatchObject({ answer: 42 })
  })

  it('are cancelled by name, and have names of their own while they run', async () => {
    let begun = () => {}
    const hasBegun = new Promise<void>((resolve) => (begun = resolve))
    const operations = createOperations(() => begun())
    const waiting = operations.run('a', entry, { how: 'wait' })
    const outcome = expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
    await expect(operations.run('a', entry, { how: 'work' })).rejects.toThrow('already running')
    await hasBegun
    operations.cancel('unknown')
    operations.cancel('a')
    await outcome
  })

  it('fail where their thread ends without a word', async () => {
    const operations = createOperations(() => undefined)
    await expect(operations.run('a', entry, { how: 'die' })).rejects.toThrow('ended before it was done')
  })

  it('wait for a thread where four are at work, and can be cancelled before they have one', async () => {
    const begun: string[] = []
    const operations = createOperations(
      (event) => void (event.kind === 'operationProgress' && begun.push(event.operation)),
    )
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    const outcomes = new Map(names.map((name) => [name, operations.run(name, entry, { how: 'wait' }).catch(problemOf)]))
    await expect.poll(() => begun.length).toBe(4)
    operations.cancel('e')
    expect(await outcomes.get('e')).toMatchObject({ code: 'cancelled' })
    operations.cancel('b')
    expect(await outcomes.get('b')).toMatchObject({ code: 'cancelled' })
    await expect.poll(() => begun.at(-1)).toBe('f')
    expect(begun).toHaveLength(5)
    await operations.close()
  })
})
