import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { removeLeftovers, removeStrayFiles } from '../../../../electron/lab/datasets/leftovers'

it('removes prepared rows, uploads and unfinished files of columns and predictions, and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leftovers-'))
  const [temporary, datasets] = [join(folder, 'temporary'), join(folder, 'datasets')]
  mkdirSync(join(temporary, 'uploads'), { recursive: true })
  for (const name of ['rows-a', 'uploads/x']) writeFileSync(join(temporary, name), 'x')
  removeLeftovers(temporary, datasets)
  expect(readdirSync(temporary)).toEqual([])
  mkdirSync(datasets)
  const predictions = join(folder, 'predictions')
  mkdirSync(predictions)
  for (const name of ['a.columns', 'b.part']) writeFileSync(join(datasets, name), 'x')
  for (const name of ['r.predictions', 's.predictions.part']) writeFileSync(join(predictions, name), 'x')
  removeLeftovers(temporary, datasets, predictions)
  expect([readdirSync(datasets), readdirSync(predictions)]).toEqual([['a.columns'], ['r.predictions']])
  rmSync(folder, { recursive: true })
})

it('removes the files of what is gone, and nothing that is named otherwise', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leftovers-'))
  for (const name of ['r.predictions', 'gone.predictions', 'gone.columns']) writeFileSync(join(folder, name), 'x')
  removeStrayFiles(folder, '.predictions', new Set(['r', 's']))
  expect(readdirSync(folder)).toEqual(['gone.columns', 'r.predictions'])
  rmSync(folder, { recursive: true })
  expect(() => removeStrayFiles(folder, '.predictions', new Set())).not.toThrow()
})
