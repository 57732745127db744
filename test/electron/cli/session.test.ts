import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const iris = join(root, 'samples/iris.csv')

let folder: string
let temporary: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'session-'))
  temporary = join(folder, 'tmp')
  mkdirSync(temporary)
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The command in a process group of its own, as a terminal starts it; `when` is called once it says that it trains. */
function start(args: string[], when: (group: number) => void) {
  const child = spawn(process.execPath, [join(root, 'scripts/logit-lab.mjs'), ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: temporary },
  })
  let said = ''
  return new Promise<{ code: number | null; said: string }>((resolve) => {
    child.stderr.on('data', (chunk: Buffer) => {
      const first = !said.includes('Training:')
      said += chunk.toString()
      if (first && said.includes('Training:')) when(child.pid ?? 0)
    })
    child.on('close', (code) => resolve({ code, said }))
  })
}

const train = ['train', iris, '--target', 'species', '--hidden', '64,64', '--epochs', '100000', '--patience', '0']

describe('a command that is interrupted', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s to its whole group ends in order with %i and leaves nothing behind', async (signal, code) => {
    const ended = await start(train, (group) => process.kill(-group, signal))
    expect(ended.said).toContain('logit-lab: Cancelled.')
    expect(ended.said).not.toMatch(/\n\s+at /)
    expect(ended.code).toBe(code)
    expect(readdirSync(temporary).filter((name) => name.startsWith('logit-lab-'))).toEqual([])
  })
})

it('a reader that has seen enough is no failure, and leaves nothing behind', async () => {
  const child = spawn(
    process.execPath,
    [join(root, 'out/main/cli.js'), ...train.slice(0, 4), '--epochs', '2000', '--json'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TMPDIR: temporary },
    },
  )
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stdout.destroy()
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect(said).not.toContain('EPIPE')
  expect(code).toBe(0)
  expect(readdirSync(temporary).filter((name) => name.startsWith('logit-lab-'))).toEqual([])
})
