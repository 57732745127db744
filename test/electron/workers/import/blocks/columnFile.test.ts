import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createColumnFile } from '../../../../../electron/workers/import/blocks/columnFile'
import { temporaryFolder } from '../../temporary'

const folder = temporaryFolder()

describe('createColumnFile', () => {
  it('writes columns one after the other, each at a multiple of 8 bytes, and takes its place at the end', async () => {
    const [part, place] = [folder.path('x.part'), folder.path('x.columns')]
    const file = await createColumnFile(part)
    const shared = new Float64Array(new SharedArrayBuffer(16))
    shared.set([1.5, -2])
    expect(file.append(Uint32Array.of(1, 2, 3))).toBe(0)
    expect(file.append(shared)).toBe(16)
    expect(file.begin()).toBe(32)
    file.write(Uint32Array.of(7))
    file.write(Uint32Array.of(8, 9))
    const back = new Uint32Array(3)
    file.read(back, 32)
    expect([...back]).toEqual([7, 8, 9])
    expect(existsSync(place)).toBe(false)
    await file.finish(place)
    expect(existsSync(part)).toBe(false)
    const bytes = readFileSync(place)
    expect(bytes.length).toBe(44)
    expect([bytes.readUInt32LE(8), bytes.readDoubleLE(16), bytes.readDoubleLE(24), bytes.readUInt32LE(40)]).toEqual([
      3, 1.5, -2, 9,
    ])
  })

  it('removes what is given up', async () => {
    const part = folder.path('y.part')
    const file = await createColumnFile(part)
    file.append(Float64Array.of(1))
    await file.abandon()
    expect(existsSync(part)).toBe(false)
    await expect(createColumnFile(folder.path('none/z.part'))).rejects.toThrow('ENOENT')
  })
})
