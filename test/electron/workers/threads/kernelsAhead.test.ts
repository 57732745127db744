import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'

const setFlags = vi.hoisted(() => vi.fn())
vi.mock('node:v8', () => ({ setFlagsFromString: setFlags }))
const { compileKernelsAhead, isStartedAhead } = await import('../../../../electron/workers/threads/kernelsAhead')

const folder = mkdtempSync(join(tmpdir(), 'ahead-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('puts every flag of the process back, and leaves those of Electron alone', () => {
  compileKernelsAhead('float32', true)
  expect(setFlags).not.toHaveBeenCalled()
  compileKernelsAhead('float32', false)
  const set = setFlags.mock.calls.map(([flag]) => flag as string)
  expect(set.length).toBeGreaterThan(0)
  const lastOf = new Map(set.map((flag) => [flag.replace(/^--(no-)?/, ''), flag]))
  for (const [name, last] of lastOf) expect(last).toBe(`--${name}`)
})

it('names flags that this V8 has', () => {
  const names = [...new Set(setFlags.mock.calls.map(([flag]) => String(flag)))]
  // A flag that is not known ends this with an error.
  expect(() => execFileSync(process.execPath, [...names, '-e', '0'], { cwd: folder, stdio: 'pipe' })).not.toThrow()
})

it('knows a thread that is started before there is a run', () => {
  expect(isStartedAhead({ ahead: 'float32' })).toBe(true)
  expect(isStartedAhead(null)).toBe(false)
  expect(isStartedAhead({ orders: {} })).toBe(false)
})
