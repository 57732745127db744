import { describe, expect, it } from 'vitest'
import { costOf, totalOf } from '../../../../shared/evaluation/fourfold/fourfold'
import { fourfoldFigures } from '../../../../shared/evaluation/fourfold/figures'

const table = { truePositives: 40, falsePositives: 4, falseNegatives: 2, trueNegatives: 67 }
const figure = (key: string, of = table, rowsPerWeight = 1) => {
  const found = fourfoldFigures(of, rowsPerWeight).find((entry) => entry.key === key)
  if (!found) throw new Error(key)
  return found
}

describe('figures of a fourfold table', () => {
  it('are its shares, with the interval of Wilson', () => {
    expect(figure('sensitivity').value).toBe(40 / 42)
    expect(figure('specificity').value).toBe(67 / 71)
    expect(figure('positivePredictiveValue').value).toBe(40 / 44)
    expect(figure('negativePredictiveValue').value).toBe(67 / 69)
    expect(figure('sensitivity').interval?.low).toBeCloseTo(0.8421014760304114, 13)
  })

  it('have the ratios of likelihoods with the interval of their logarithm', () => {
    // 1/40 - 1/42 + 1/4 - 1/71, by hand.
    const ratio = 40 / 42 / (4 / 71)
    const error = Math.sqrt(1 / 40 - 1 / 42 + 1 / 4 - 1 / 71)
    expect(figure('positiveLikelihoodRatio').value).toBeCloseTo(ratio, 12)
    expect(figure('positiveLikelihoodRatio').interval?.low).toBeCloseTo(
      ratio * Math.exp(-1.959963984540054 * error),
      10,
    )
    expect(figure('positiveLikelihoodRatio').interval?.high).toBeCloseTo(
      ratio * Math.exp(1.959963984540054 * error),
      10,
    )
  })

  it("have Youden's J with Newcombe's interval", () => {
    // Newcombe's (1998) example of two shares, 56/70 - 48/80 = 0.2 with 0.0524 to 0.3339 by his method 10.
    const newcombe = { truePositives: 56, falseNegatives: 14, trueNegatives: 32, falsePositives: 48 }
    const { value, interval } = figure('youden', newcombe)
    expect(value).toBeCloseTo(0.2, 12)
    expect(interval?.low).toBeCloseTo(0.0524, 4)
    expect(interval?.high).toBeCloseTo(0.3339, 4)
  })

  it('are null where no row could tell', () => {
    const silent = { truePositives: 0, falsePositives: 0, falseNegatives: 5, trueNegatives: 9 }
    expect(figure('positivePredictiveValue', silent)).toMatchObject({ value: null, interval: null })
    expect(figure('positiveLikelihoodRatio', silent)).toMatchObject({ value: null, interval: null })
    expect(figure('negativeLikelihoodRatio', silent).value).toBe(1)
  })

  it('are less certain where weights are worth fewer rows', () => {
    const width = (rowsPerWeight: number) => {
      const { interval } = figure('sensitivity', table, rowsPerWeight)
      return (interval?.high ?? 0) - (interval?.low ?? 0)
    }
    expect(width(0.5)).toBeGreaterThan(width(1))
  })
})

describe('a fourfold table', () => {
  it('costs its false alarms and misses', () => {
    expect(costOf(table, { falseAlarm: 1, miss: 5 })).toBe(14)
    expect(totalOf(table)).toBe(113)
  })
})
