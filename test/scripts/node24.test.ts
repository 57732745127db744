import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, it } from 'vitest'

const wrapper = join(import.meta.dirname, '../../scripts/logit-lab.mjs')
let folder: string
let started: ChildProcess | null = null
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'wrapper-'))))
afterEach(() => {
  started?.kill('SIGKILL')
  // A host that has lost its wrapper closes its workspace in its own time.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

/** The port of a host that was started by the command line's front step. */
async function served(): Promise<number> {
  started = spawn(process.execPath, [wrapper, 'serve', '--workspace', join(folder, 'workspace')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: started.stdout! })) {
    const port = /127\.0\.0\.1:(\d+)/.exec(line)?.[1]
    if (port !== undefined) return Number(port)
  }
  throw new Error('The host did not open.')
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })
}

it.each(['SIGKILL', 'SIGHUP', 'SIGTERM'] as const)(
  'a host ends with the process that started it, by %s too',
  async (signal) => {
    const port = await served()
    expect(await answers(port)).toBe(true)
    started?.kill(signal)
    await once(started!, 'exit')
    await expect.poll(() => answers(port), { timeout: 40_000 }).toBe(false)
  },
  90_000,
)
