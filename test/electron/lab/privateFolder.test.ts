import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makePrivateFolder } from '../../../electron/lab/privateFolder'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'private-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const modeOf = (path: string) => statSync(path).mode & 0o777

it.runIf(process.platform !== 'win32')("is its owner's alone, and so are the folders made above it", () => {
  const own = join(folder, 'a', 'b')
  makePrivateFolder(own)
  expect([modeOf(own), modeOf(join(folder, 'a'))]).toEqual([0o700, 0o700])
})

it.runIf(process.platform !== 'win32')("becomes its owner's alone where it was there before", () => {
  const own = join(folder, 'open')
  mkdirSync(own)
  chmodSync(own, 0o755)
  makePrivateFolder(own)
  expect([modeOf(own), modeOf(folder)]).toEqual([0o700, 0o700])
})

it.runIf(process.platform === 'linux')('is refused at once where the system takes no folders', () => {
  expect(() => makePrivateFolder('/proc/logit-lab/workspace')).toThrow(/ENOENT|EACCES|EPERM/)
})
