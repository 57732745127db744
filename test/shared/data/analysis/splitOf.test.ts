import { describe, expect, it } from 'vitest'
import { defaultPreparation } from '../../../support/defaults'
import type { PreparationSpec } from '@shared/spec/runSpec'
import { previewSplit, splitOf } from '@shared/data/analysis/splitOf'
import { fitPreparation } from '@shared/data/preparation/preparation'
import { numbers, problemOf, tableWith, texts } from '../preparation/splits/splitBench'

const rows = 60
const table = tableWith(
  numbers(
    'a',
    Array.from({ length: rows }, (_, row) => (row % 9 === 4 ? Number.NaN : (row * 17) % 23)),
  ),
  numbers(
    'site',
    Array.from({ length: rows }, (_, row) => row % 12),
  ),
  texts(
    'y',
    Array.from({ length: rows }, (_, row) => (row % 11 === 2 ? null : row % 3 === 0 ? 'p' : 'n')),
  ),
)
const spec = (changes: Partial<PreparationSpec> = {}): PreparationSpec => ({
  ...{ ...defaultPreparation, target: 'y', features: ['a', 'site'], splitSeed: 5 },
  ...changes,
})

describe('previewSplit', () => {
  it.each<[string, Partial<PreparationSpec>]>([
    ['holdout', {}],
    ['imputed', { missing: 'impute' }],
    ['grouped', { split: 'grouped', splitColumn: 'site' }],
    ['time', { split: 'time', splitColumn: 'site' }],
    ['with a logarithm', { columns: { a: { transform: 'log', missing: 'drop' } } }],
    ['folds', { split: 'folds', folds: 3, fold: 4, repeats: 2 }],
  ])('shows the parts that a run has: %s', (_, changes) => {
    const { parts } = fitPreparation(table, spec(changes))
    const preview = previewSplit(table, spec(changes))
    const rowsOf = (code: number) => Uint32Array.from(preview.parts.keys()).filter((row) => preview.parts[row] === code)
    expect({ train: rowsOf(1), validation: rowsOf(2), test: rowsOf(3) }).toEqual(parts)
    const { train, validation, test, dropped } = preview.counts
    expect([train, validation, test]).toEqual([parts.train.length, parts.validation.length, parts.test.length])
    expect(train + validation + test + dropped).toBe(rows)
    expect(rowsOf(0).length).toBe(dropped)
  })

  it('counts rows that lack a value', () => {
    // 6 rows without a target, 7 without a; one of them lacks both.
    expect(previewSplit(table, spec()).counts.dropped).toBe(12)
    expect(previewSplit(table, spec({ missing: 'impute' })).counts.dropped).toBe(6)
  })

  it('refuses what a run refuses', () => {
    expect(problemOf(() => splitOf(table, spec({ target: 'z' })))?.code).toBe('bad-target')
    expect(problemOf(() => splitOf(table, spec({ task: 'regression' })))?.message).toMatch(/^The target y holds text/)
    expect(problemOf(() => splitOf(table, spec({ weights: 'y' })))?.code).toBe('bad-features')
  })
})
