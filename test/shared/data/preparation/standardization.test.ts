import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standardizations } from '@shared/spec/runSpec'
import { applyScaling, fitScaling, undoScaling } from '@shared/data/preparation/standardization'

const reference = JSON.parse(readFileSync('test/data/reference.json', 'utf8')) as {
  admissions: { mean: number[]; population_sd: number[]; row_1_standardized: number[] }
}
const admissions = readFileSync('test/data/admissions.csv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').map(Number))

describe('fitScaling', () => {
  it('gives the mean and population standard deviation that NumPy gives', () => {
    const { mean, population_sd: sd, row_1_standardized: first } = reference.admissions
    for (const column of [0, 1]) {
      const values = Float64Array.from(admissions, (row) => row[column]!)
      const scaling = fitScaling(values, 'zscore')
      expect(scaling.center).toBeCloseTo(mean[column]!, 13)
      expect(scaling.scale).toBeCloseTo(sd[column]!, 13)
      expect(applyScaling(values[0]!, scaling)).toBeCloseTo(first[column]!, 13)
    }
  })

  it('follows the definitions', () => {
    const values = Float64Array.of(10, 0, 2, 4)
    expect(fitScaling(values, 'none')).toEqual({ center: 0, scale: 1 })
    expect(fitScaling(values, 'minmax')).toEqual({ center: 0, scale: 10 })
    expect(fitScaling(values, 'maxabs')).toEqual({ center: 0, scale: 10 })
    expect(fitScaling(Float64Array.of(3, -8, 0), 'maxabs')).toEqual({ center: 0, scale: 8 })
    // Type 7 quantiles of 0, 2, 4, 10: 1.5, 3, 5.5.
    expect(fitScaling(values, 'robust')).toEqual({ center: 3, scale: 4 })
    expect(fitScaling(values, 'zscore')).toEqual({ center: 4, scale: Math.sqrt(14) })
  })

  it.each(standardizations.filter((rule) => rule !== 'none' && rule !== 'quantile'))(
    'makes a constant column exactly 0 by %s',
    (rule) => {
      for (const value of [14.62, 0.1, -0.1, 1e-300, 1e300, -1e300, 0]) {
        const values = new Float64Array(1000).fill(value)
        const scaling = fitScaling(values, rule)
        expect(values.every((same) => applyScaling(same, scaling) === 0)).toBe(true)
      }
    },
  )

  it('leaves its values as they were', () => {
    const values = Float64Array.of(3, 1, 2)
    fitScaling(values, 'robust')
    expect(values).toEqual(Float64Array.of(3, 1, 2))
  })
})

describe('undoScaling', () => {
  it('inverts applyScaling, to a few roundings of the larger of value and center', () => {
    const values = fc.float64Array({ minLength: 1, maxLength: 30, min: -1e150, max: 1e150, noNaN: true })
    fc.assert(
      fc.property(
        values,
        fc.constantFrom(...standardizations),
        fc.double({ min: -1e150, max: 1e150, noNaN: true }),
        (fittedTo, rule, other) => {
          const scaling = fitScaling(fittedTo, rule)
          for (const value of [...fittedTo, other]) {
            const standardized = applyScaling(value, scaling)
            fc.pre(Number.isFinite(standardized))
            const size = Math.max(Math.abs(value), Math.abs(scaling.center))
            const roundings = 4 * Number.EPSILON * size + 4 * Number.MIN_VALUE * (1 + scaling.scale)
            expect(Math.abs(undoScaling(standardized, scaling) - value)).toBeLessThanOrEqual(roundings)
          }
        },
      ),
    )
  })

  it('gives a temperature back in its own unit', () => {
    const fahrenheit = { center: 32, scale: 1.8 }
    expect([0, 37, 100].map((celsius) => undoScaling(celsius, fahrenheit))).toEqual([32, 98.60000000000001, 212])
  })
})
