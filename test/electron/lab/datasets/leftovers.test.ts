import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { removeLeftovers } from '../../../../electron/lab/datasets/leftovers'

it('removes prepared rows, uploads and unfinished column files, and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leftovers-'))
  const [temporary, datasets] = [join(folder, 'temporary'), join(folder, 'datasets')]
  mkdirSync(join(temporary, 'uploads'), { recursive: true })
  for (const name of ['rows-a', 'uploads/x']) writeFileSync(join(temporary, name), 'x')
  removeLeftovers(temporary, datasets)
  expect(readdirSync(temporary)).toEqual([])
  mkdirSync(datasets)
  for (const name of ['a.columns', 'b.part']) writeFileSync(join(datasets, name), 'x')
  removeLeftovers(temporary, datasets)
  expect(readdirSync(datasets)).toEqual(['a.columns'])
  rmSync(folder, { recursive: true })
})
