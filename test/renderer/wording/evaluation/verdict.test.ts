import { describe, expect, it } from 'vitest'
import type { Estimate, Evaluation } from '@shared/contract/evaluation'
import { type Judged, verdictOf } from '@renderer/wording/evaluation/verdict'

const estimate = (value: number, low: number | null, high: number | null): Estimate => ({
  ...{ value, low, high, method: low === null ? null : 'wilson' },
})
const evaluation = (changes: Partial<Evaluation>): Evaluation => ({
  rows: 113,
  classes: ['benign', 'malignant'],
  threshold: 0.5,
  metrics: { accuracy: estimate(0.947, 0.889, 0.975) },
  baseline: { accuracy: 0.63 },
  baselineOf: 'train',
  brierParts: null,
  perClass: [],
  averages: null,
  confusion: [
    [67, 4],
    [2, 40],
  ],
  by: null,
  ...changes,
})
const judged = (changes: Partial<Judged> = {}): Judged => ({
  evaluation: evaluation({}),
  part: 'validation',
  classes: ['benign', 'malignant'],
  commonest: 'benign',
  table: { truePositives: 40, falsePositives: 4, falseNegatives: 2, trueNegatives: 67 },
  ...changes,
})
const text = (of: Judged) => {
  const { sentence, detail } = verdictOf(of)
  return `${sentence.map((stretch) => stretch.text).join('')} ${detail}`.trim()
}

describe('the verdict on classes', () => {
  it('says how many rows are right, with the interval and what always predicting one class reaches', () => {
    expect(text(judged())).toBe(
      '107 of 113 validation rows are classified correctly: accuracy 0.95 [0.89, 0.97], against 0.63 for always predicting benign. ' +
        'At threshold 0.50 it misses 2 of 42 rows of malignant and raises 4 false alarms among 71 of benign. ' +
        'The interval lies wholly above 0.63: better than always predicting benign.',
    )
  })

  it('does not call a model better whose interval includes the baseline', () => {
    const close = evaluation({ metrics: { accuracy: estimate(0.66, 0.6, 0.72) } })
    expect(text(judged({ evaluation: close }))).toContain('do not show that it is better than always predicting benign')
  })

  it('calls one worse whose interval lies below it', () => {
    const bad = evaluation({ metrics: { accuracy: estimate(0.4, 0.3, 0.5) } })
    expect(text(judged({ evaluation: bad }))).toContain('wholly below 0.63: worse than')
  })

  it('counts no rows where they are weighted', () => {
    expect(text(judged({ evaluation: evaluation({ weighted: true }) }))).toMatch(
      /^Weighted, 0\.95 of the validation rows/,
    )
  })

  it('warns of few rows', () => {
    expect(text(judged({ evaluation: evaluation({ rows: 12 }) }))).toContain('Only 12 rows: the interval is wide.')
  })
})

describe('the verdict on numbers', () => {
  it('compares the error with that of the mean, less being better', () => {
    const numbers = evaluation({
      ...{ classes: [], threshold: null, confusion: null },
      metrics: { rmse: estimate(3.2, 2.9, 3.6) },
      baseline: { rmse: 8.1 },
    })
    expect(text(judged({ evaluation: numbers, classes: [], commonest: null, table: null }))).toBe(
      'On 113 validation rows the root mean square error is 3.20 [2.90, 3.60], against 8.10 for always predicting the mean. ' +
        'The interval lies wholly below 8.10: better than always predicting the mean.',
    )
  })
})
