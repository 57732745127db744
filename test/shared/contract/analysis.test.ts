import { describe, expect, it } from 'vitest'
import { type Advice, adviceCodes, answerSchema, fixSchema, partCodes, questionSchema } from '@shared/contract/analysis'
import { defaultPreparation } from '@shared/spec/defaults'
import { limits } from '@shared/spec/limits'

const preparation = { ...defaultPreparation, target: 'y', features: ['x'] }
const asks = (question: unknown) => questionSchema.safeParse(question).success
const answers = (answer: unknown) => answerSchema.safeParse(answer).success

describe('a question', () => {
  it('of correlation is about two columns or more, as many as can be shown', () => {
    const of = (count: number) =>
      asks({ kind: 'correlation', columns: Array.from({ length: count }, (_, at) => `c${at}`) })
    expect([1, 2, limits.correlatedColumns, limits.correlatedColumns + 1].map(of)).toEqual([false, true, true, false])
  })

  it('about a split or for advice has a whole preparation and a seed', () => {
    for (const kind of ['split', 'advice'] as const) {
      expect(asks({ kind, preparation, seed: limits.seed })).toBe(true)
      expect(asks({ kind, preparation: { ...preparation, split: 'time' }, seed: 1 })).toBe(false)
      for (const seed of [-1, 0.5, limits.seed + 1, undefined]) expect(asks({ kind, preparation, seed })).toBe(false)
    }
  })

  it('is of a known kind and holds nothing else', () => {
    expect(asks({ kind: 'classHistogram', column: 'x', target: 'y' })).toBe(true)
    expect(asks({ kind: 'classHistogram', column: 'x', target: 'y', bins: 5 })).toBe(false)
    expect(asks({ kind: 'mean', column: 'x' })).toBe(false)
  })
})

describe('an answer', () => {
  it('carries long results as typed arrays, undefined correlations as NaN', () => {
    const columns = ['a', 'b']
    expect(answers({ kind: 'correlation', columns, values: Float64Array.of(1, Number.NaN, Number.NaN, 1) })).toBe(true)
    expect(answers({ kind: 'correlation', columns, values: [1, 0, 0, 1] })).toBe(false)
    const counts = { train: 1, validation: 0, test: 1, dropped: 1 }
    expect(answers({ kind: 'split', parts: Uint8Array.of(1, 3, 0), counts })).toBe(true)
    expect(answers({ kind: 'split', parts: Float64Array.of(1, 3, 0), counts })).toBe(false)
  })

  it('has advice with a code of its own, and a fix or none', () => {
    const advice: Advice = { code: 'class-imbalance', columns: ['y'], message: 'm', reason: 'r', rows: [1], fix: null }
    const of = (changes: object) => answers({ kind: 'advice', advice: [{ ...advice, ...changes }] })
    expect([
      of({}),
      of({ fix: { label: 'Balance' } }),
      of({ code: 'odd' }),
      of({ fix: {} }),
      of({ rows: [0.5] }),
    ]).toEqual([...[true, true, false, false, false]])
  })
})

it('knows where a row is by one byte, 0 where it is nowhere', () => {
  expect(partCodes.none).toBe(0)
  expect(new Set(Object.values(partCodes)).size).toBe(4)
  expect(new Set(adviceCodes).size).toBe(adviceCodes.length)
})

it('mends settings by what they may be', () => {
  const takes = (fix: object) => fixSchema.safeParse({ label: 'l', ...fix }).success
  expect([takes({ columns: { x: { missing: 'median' } } }), takes({ splitColumn: null }), takes({ classWeights: 'balanced' })]).toEqual([true, true, true]) // prettier-ignore
  expect([takes({ columns: { x: { missing: 'mode' } } }), takes({ split: 'random' }), takes({ classWeights: 'none' })]).toEqual([false, false, false]) // prettier-ignore
})
