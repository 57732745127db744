import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type RowFile, openRowFile, removeRows, rowPath } from '../../../../electron/workers/train/rowFile'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rows-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const file = (): RowFile => ({
  ...{ path: rowPath(folder, 'r'), columns: 3, stride: 16, precision: 'float32' },
  rows: { train: 3, validation: 2 },
})
const matrix = (first: number, rows: number) => ({
  ...{ rows, columns: 3, stride: 4 },
  values: Float32Array.from({ length: rows * 4 }, (_, place) => (place % 4 === 3 ? 0 : first + place)),
})

it('gives back the rows of each part, to whoever opens the file', () => {
  const written = openRowFile(file(), 'create')
  written.write('validation', 0, matrix(100, 2))
  written.write('train', 0, matrix(0, 2))
  written.write('train', 2, matrix(8, 1))
  const read = openRowFile(file(), 'read')
  const to = new Uint8Array(32)
  read.read('train', 1, 2, to)
  expect([...new Float32Array(to.buffer)]).toEqual([4, 5, 6, 0, 8, 9, 10, 0])
  read.read('validation', 1, 1, to)
  expect([...new Float32Array(to.buffer, 0, 4)]).toEqual([104, 105, 106, 0])
  const blocks = read.blocks('train')
  expect([blocks.rows, blocks.columns]).toEqual([3, 3])
  expect(blocks.block(0, 2)).toEqual(matrix(0, 2))
  expect(() => read.read('validation', 1, 2, to)).toThrow('cut off')
  written.close()
  read.close()
  removeRows(file().path)
  expect(existsSync(file().path)).toBe(false)
  removeRows(file().path)
})
