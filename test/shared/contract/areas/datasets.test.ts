import { describe, expect, it } from 'vitest'
import type { Advice } from '@shared/contract/analysis'
import { datasetsCalls } from '@shared/contract/areas/datasets'
import { defaultPreparation } from '../../../support/defaults'
import { limits } from '@shared/spec/limits'

type Name = keyof typeof datasetsCalls
const dataset = 'a'.repeat(64)
const preparation = { ...defaultPreparation, target: 'y', features: ['x'] }
const asks = (name: Name, args: object) => datasetsCalls[name].args.safeParse({ dataset, ...args }).success
const answers = (name: Name, answer: unknown) => datasetsCalls[name].result.safeParse(answer).success

describe('a question about a dataset', () => {
  it('takes two columns or more for a correlation, as many as can be shown', () => {
    const of = (count: number) =>
      asks('datasets.correlation', { columns: Array.from({ length: count }, (_, at) => `c${at}`) })
    expect([1, 2, limits.correlatedColumns, limits.correlatedColumns + 1].map(of)).toEqual([false, true, true, false])
  })

  it('takes a whole preparation, which has the seed of its split, for a split and for advice', () => {
    for (const name of ['datasets.split', 'datasets.advice'] as const) {
      expect(asks(name, { preparation: { ...preparation, splitSeed: limits.seed } })).toBe(true)
      expect(asks(name, { preparation, seed: 1 })).toBe(false)
      for (const splitSeed of [-1, 0.5, limits.seed + 1, undefined]) {
        expect(asks(name, { preparation: { ...preparation, splitSeed } })).toBe(false)
      }
    }
  })

  it('takes nothing besides what it is about', () => {
    expect(asks('datasets.classHistogram', { column: 'x', target: 'y' })).toBe(true)
    expect(asks('datasets.classHistogram', { column: 'x', target: 'y', bins: 5 })).toBe(false)
    expect(asks('datasets.classHistogram', { dataset: '../x', column: 'x', target: 'y' })).toBe(false)
  })
})

describe('its answer', () => {
  it('carries long results as typed arrays, undefined correlations as NaN', () => {
    const columns = ['a', 'b']
    const values = Float64Array.of(1, Number.NaN, Number.NaN, 1)
    expect(answers('datasets.correlation', { columns, values })).toBe(true)
    expect(answers('datasets.correlation', { columns, values: [1, 0, 0, 1] })).toBe(false)
    const counts = { train: 1, validation: 0, test: 1, dropped: 1 }
    expect(answers('datasets.split', { parts: Uint8Array.of(1, 3, 0), counts })).toBe(true)
    expect(answers('datasets.split', { parts: Float64Array.of(1, 3, 0), counts })).toBe(false)
  })

  it('has advice with a code of its own, and a fix or none', () => {
    const advice: Advice = { code: 'imbalance', columns: ['y'], message: 'm', reason: 'r', rows: [1], fix: null }
    const of = (changes: object) => answers('datasets.advice', [{ ...advice, ...changes }])
    expect([
      of({}),
      of({ fix: { label: 'Balance' } }),
      of({ code: 'odd' }),
      of({ fix: {} }),
      of({ rows: [0.5] }),
    ]).toEqual([...[true, true, false, false, false]])
  })
})
