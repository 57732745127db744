import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isSandboxBlocked } from '../../scripts/electron.mjs'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'electron-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const isRoot = process.getuid?.() === 0

it("is kept from starting where the kernel restricts user namespaces and its helper is not root's", () => {
  const restriction = join(folder, 'restriction')
  const binary = join(folder, 'electron')
  const helper = join(folder, 'chrome-sandbox')
  expect(isSandboxBlocked(binary, restriction)).toBe(false)
  writeFileSync(restriction, '0\n')
  expect(isSandboxBlocked(binary, restriction)).toBe(false)
  writeFileSync(restriction, '1\n')
  expect(isSandboxBlocked(binary, restriction)).toBe(true)
  writeFileSync(helper, '')
  chmodSync(helper, 0o755)
  expect(isSandboxBlocked(binary, restriction)).toBe(true)
  chmodSync(helper, 0o4755)
  expect(isSandboxBlocked(binary, restriction)).toBe(!isRoot)
})
