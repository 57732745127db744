import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeTemporaryFolder } from '../../../electron/lab/temporaryFolder'

let parent: string
beforeEach(() => (parent = mkdtempSync(join(tmpdir(), 'parent-'))))
afterEach(() => rmSync(parent, { recursive: true }))

/** The folder as the process of that number would name it. */
const folderOf = (own: string, pid: number) => join(parent, basename(own).replace(`-${process.pid}-`, `-${pid}-`))

it('makes a folder of its own each time, and removes those of processes that are gone', () => {
  const own = makeTemporaryFolder(parent)
  const left = folderOf(own, spawnSync(process.execPath, ['-e', '0']).pid)
  mkdirSync(join(left, 'datasets'), { recursive: true })
  writeFileSync(join(left, 'datasets', 'x.columns'), 'patients')
  const next = makeTemporaryFolder(parent)
  expect(existsSync(left)).toBe(false)
  expect([existsSync(own), existsSync(next), next === own]).toEqual([true, true, false])
})

it('leaves folders of other processes, other machines and other programs', () => {
  const own = makeTemporaryFolder(parent)
  const gone = spawnSync(process.execPath, ['-e', '0']).pid
  const others = [
    folderOf(own, process.ppid),
    join(parent, `logit-lab-elsewhere-${gone}-abcdef`),
    join(parent, `logit-lab-e2e-${gone}-abcdef`),
    join(parent, `logit-lab-${gone}`),
  ]
  for (const folder of others) mkdirSync(folder, { recursive: true })
  makeTemporaryFolder(parent)
  expect(others.filter((folder) => !existsSync(folder))).toEqual([])
})
