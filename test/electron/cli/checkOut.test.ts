import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkOut } from '../../../electron/cli/checkOut'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'out-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('checkOut', () => {
  it('takes a new file, and one that may be written over', async () => {
    const old = join(folder, 'old.json')
    writeFileSync(old, '')
    await expect(checkOut(old, [join(folder, 'in.csv')])).resolves.toBeUndefined()
    await expect(checkOut(join(folder, 'new.json'), [])).resolves.toBeUndefined()
  })

  it('refuses an input, by whatever name', async () => {
    const input = join(folder, 'in.csv')
    writeFileSync(input, 'a,b\n')
    symlinkSync(input, join(folder, 'link.csv'))
    await expect(checkOut(input, [input])).rejects.toThrow('names the input file')
    await expect(checkOut(join(folder, 'link.csv'), [input])).rejects.toThrow('names the input file')
    await expect(checkOut(join(folder, '.', 'in.csv'), [input])).rejects.toThrow('names the input file')
  })

  it('refuses a folder that is not there', async () => {
    await expect(checkOut(join(folder, 'nowhere', 'x.json'), [])).rejects.toThrow('cannot be written')
  })
})
