import { expect, it } from 'vitest'
import type { PreparationSpec } from '@shared/spec/runSpec'
import { heldOutNote, heldOutTexts, weightedNote } from '@renderer/wording/heldOutRows'
import { exampleRun } from '../../support/examples'

const part = (rows: number) => ({ rows, values: {}, confusion: null })
const run = (id: string, changes: Partial<PreparationSpec> = {}, validation = 20) => ({
  ...exampleRun,
  ...{ id, name: `Run ${id}` },
  spec: { ...exampleRun.spec, preparation: { ...exampleRun.spec.preparation, ...changes } },
  metrics: { train: part(60), validation: part(validation), test: part(20) },
})

it('says nothing where all runs were measured on the same rows', () => {
  // Without a time the column of a split has no effect.
  const same = [run('1'), run('2', { splitColumn: 'day' }), { ...run('3', { splitSeed: 9 }), metrics: null }]
  expect(heldOutTexts(same).size).toBe(0)
  expect(heldOutNote(same)).toBeNull()
})

it('says of each run which rows it was measured on where they differ', () => {
  const seeds = [run('1', { splitSeed: 1 }), run('2', { splitSeed: 2 })]
  expect([...heldOutTexts(seeds).values()]).toEqual(['split seed 1', 'split seed 2'])
  expect(heldOutNote(seeds)).not.toBeNull()
  const folds = [run('1', { split: 'folds', fold: 0 }), run('2', { split: 'folds', fold: 1 })]
  expect([...heldOutTexts(folds).values()]).toEqual(['validation fold 1', 'validation fold 2'])
  const lost = [run('1'), run('2', { features: ['x'] }, 12)]
  expect(heldOutTexts(lost).get('2')).toBe('12 validation and 20 test rows')
})

it('says whose rows are weighted', () => {
  const { metrics, ...rest } = run('1', { weights: 'w' })
  expect(weightedNote([{ ...rest, metrics }])).toBeNull()
  expect(weightedNote([{ ...rest, metrics: { ...metrics, train: { ...part(60), weighted: true } } }])).toContain('by w')
})
