import { describe, expect, it } from 'vitest'
import { inferTable } from './inferTable'
import { expectClose, expectCoefficients, inferred, reference } from './reference'

const exp = Math.exp

describe.each(Object.entries(reference.logit))('The logistic regression of %s', (_, stored) => {
  const { table, target, features, coefficients, fit, profile, vif } = stored

  it.each(['zscore', 'minmax', 'none'] as const)(
    'has the figures of statsmodels, standardized by %s',
    (standardization) => {
      const found = inferred(inferTable(table, { target, features, preparation: { standardization } }))
      expectCoefficients(found.coefficients, coefficients)
      for (const key of ['logLikelihood', 'nullLogLikelihood', 'aic', 'bic', 'mcfaddenR2'] as const) {
        expectClose(found[key], fit[key], key)
      }
      expectClose(found.likelihoodRatio?.p, fit.p, 'p of the likelihood-ratio test')
      expect(found.likelihoodRatio?.degrees).toBe(features.length)
      expect(found.coefficients.map(({ name }) => name)).toEqual(['intercept', ...features])
      found.coefficients.forEach(({ oddsRatio, oddsLow, estimate, low }) => {
        expectClose(oddsRatio, exp(estimate), 'odds ratio')
        expectClose(oddsLow, exp(low!), 'its lower end')
      })
      expect(found.coefficients[0]!.vif).toBeNull()
      vif.forEach((value, k) => expectClose(found.coefficients[k + 1]!.vif, value, `VIF of ${features[k]}`))
    },
  )

  it("has the profile likelihood intervals of R's confint", () => {
    const { intervals, coefficients: found } = inferred(
      inferTable(table, { target, features }, { intervals: 'profile' }),
    )
    expect(intervals).toBe('profile')
    found.forEach(({ low, high, name, oddsHigh }, k) => {
      expectClose(low, profile[k]![0], `lower end of ${name}`)
      expectClose(high, profile[k]![1], `upper end of ${name}`)
      expectClose(oddsHigh, exp(profile[k]![1]), `upper odds of ${name}`)
    })
  })
})

it.each(Object.entries(reference.firth))("Firth's fit of %s has the root of the modified score", (_, stored) => {
  const { table, target, features, coefficients, logLikelihood, nullLogLikelihood } = stored
  const found = inferred(inferTable(table, { target, features }, { firth: true, intervals: 'profile' }))
  expect(found.method).toBe('firth')
  expectCoefficients(found.coefficients, coefficients)
  // ln |I| is on the scale of the inputs: only differences of the likelihood tell something.
  expectClose(found.logLikelihood - found.nullLogLikelihood, logLikelihood - nullLogLikelihood, 'gain')
  expect(found.aic).toBeNull()
})

it.each(reference.mixed.map((stored, index) => ({ ...stored, index })))(
  'table $index, of numbers, levels and weights $weights, has the figures of statsmodels',
  ({ table, target, features, weights, coefficients, reference: level, ...fit }) => {
    const found = inferred(inferTable(table, { target, features, preparation: { weights: weights ?? null } }))
    expectCoefficients(found.coefficients, coefficients)
    expect(found.leftOut).toEqual([{ name: level, why: 'reference' }])
    expect(found.reference).toBe('no')
    expectClose(found.logLikelihood, fit.logLikelihood, 'log-likelihood')
    expectClose(found.nullLogLikelihood, fit.nullLogLikelihood, 'null log-likelihood')
  },
)

it.each(reference.multinomial.map((stored, index) => ({ ...stored, index })))(
  'the multinomial regression with powers on table $index has the figures of MNLogit',
  ({ table, target, features, coefficients, fit }) => {
    const found = inferred(inferTable(table, { target, features, preparation: { degree: 2 } }))
    expectCoefficients(found.coefficients, coefficients)
    expect(found.reference).toBe('high')
    expect(found.coefficients.slice(0, 2).map(({ name, class: of }) => [name, of])).toEqual([
      ['intercept', 'low'],
      ['a', 'low'],
    ])
    for (const key of ['logLikelihood', 'nullLogLikelihood', 'aic', 'bic', 'mcfaddenR2'] as const) {
      expectClose(found[key], fit[key], key)
    }
    expectClose(found.likelihoodRatio?.p, fit.p, 'p')
    expect(found.likelihoodRatio?.degrees).toBe(10)
  },
)

it.each(reference.linear.map((stored, index) => ({ ...stored, index })))(
  'the linear regression of $target, table $index, weights $weights, has the figures of statsmodels',
  ({ table, target, features, weights, coefficients, fit }) => {
    const preparation = { task: 'regression', weights: weights ?? null } as const
    const found = inferred(inferTable(table, { target, features, preparation }))
    expectCoefficients(found.coefficients, coefficients)
    for (const key of ['r2', 'adjustedR2', 'residualStandardError'] as const) expectClose(found[key], fit[key], key)
    expectClose(found.f?.statistic, fit.statistic, 'F')
    expectClose(found.f?.p, fit.p, 'p of F')
    if (fit.logLikelihood !== undefined) {
      for (const key of ['logLikelihood', 'aic', 'bic'] as const) expectClose(found[key], fit[key], key)
    }
    expect(found.coefficients.every(({ z, oddsRatio }) => z === undefined && oddsRatio === undefined)).toBe(true)
  },
)
