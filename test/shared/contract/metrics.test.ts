import { describe, expect, it } from 'vitest'
import { flatMetrics, flatParts, metricsSchema, partMetricsSchema } from '@shared/contract/metrics'

const classes = { rows: 2, values: { logLoss: 0.5, accuracy: 0.5 }, confusion: [[1, 0], [1, 0]] } // prettier-ignore
const numbers = { rows: 2, values: { rmse: 3, mae: 2, r2: null }, confusion: null }

describe('metrics', () => {
  it('are kept by their keys, whichever there are', () => {
    expect(metricsSchema.parse({ train: classes, validation: numbers, test: null })).toEqual({
      ...{ train: classes, validation: numbers, test: null },
    })
    const later = { ...classes, values: { ...classes.values, another: 0.25 } }
    expect(partMetricsSchema.parse(later)).toEqual(later)
    expect(partMetricsSchema.parse({ ...classes, values: {} })).toMatchObject({ values: {} })
  })

  it('are finite numbers, or null', () => {
    for (const value of [Infinity, Number.NaN, '1']) {
      expect(partMetricsSchema.safeParse({ ...numbers, values: { rmse: value } }).success).toBe(false)
    }
    expect(partMetricsSchema.safeParse({ ...numbers, rows: undefined }).success).toBe(false)
    expect(partMetricsSchema.safeParse(null).success).toBe(false)
  })
})

describe('metrics of runs that an earlier version stored, and of model files', () => {
  // As Logit Lab 0.1 wrote them.
  const earlier = JSON.parse(
    '{"train":{"rows":2,"logLoss":0.5,"accuracy":0.5,"confusion":[[1,0],[1,0]]},"validation":{"rows":2,"rmse":3,"mae":2,"r2":null},"test":null}',
  ) as unknown

  it('are read', () => {
    expect(metricsSchema.parse(earlier)).toEqual({ train: classes, validation: numbers, test: null })
  })

  it('are written in the same shape and order', () => {
    expect(JSON.stringify(flatParts(metricsSchema.parse(earlier)))).toBe(JSON.stringify(earlier))
    expect(flatMetrics(numbers)).toEqual({ rows: 2, rmse: 3, mae: 2, r2: null })
  })

  it('are refused where a value is none', () => {
    expect(partMetricsSchema.safeParse({ rows: 2, rmse: 'three' }).success).toBe(false)
  })
})
