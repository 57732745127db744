import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createArtifacts } from '../../../../electron/lab/models/artifacts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'artifacts-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('artifacts', () => {
  it('are read in pieces; a piece past the end is short', async () => {
    const artifacts = createArtifacts(join(folder, 'out'))
    const { id, path } = artifacts.create()
    writeFileSync(path, 'abcdef')
    const read = async (offset: number, length: number) =>
      new TextDecoder().decode(await artifacts.read(id, offset, length))
    expect(await read(0, 4)).toBe('abcd')
    expect(await read(4, 4)).toBe('ef')
    expect(await read(9, 4)).toBe('')
  })

  it('that were never made are refused', async () => {
    const artifacts = createArtifacts(join(folder, 'out'))
    await expect(artifacts.read('nothing', 0, 1)).rejects.toThrow('not there any more')
  })
})
