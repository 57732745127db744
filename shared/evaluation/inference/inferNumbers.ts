import type { Coefficient, Inference, InferenceReason } from '../../contract/inference'
import { fUpperTail } from '../../math/distributions/fisherF'
import { studentQuantile, studentTwoSided } from '../../math/distributions/studentT'
import { log } from '../../math/elementary'
import { combinationsOf, gradientSquares, headOf, nearEnough, onBasis } from './coefficientTable'
import type { Design } from './design'
import type { InferenceQuestion } from './question'
import { leastSquares } from './leastSquares'
import { dot } from './likelihood'
import { reason, reasonOfDistance } from './reasons'

/** Residuals of this share of the target's spread are rounding. */
const rounding = 1e-13
const ln2Pi = 1.8378770664093454836

/**
 * A linear regression by least squares: the residual variance is Σ w r² / (n - k) over the sum n of the rows' weights and k coefficients, the
 * covariance of the estimates that times (Σ w x xᵀ)⁻¹, their t statistics have n - k degrees of freedom (Searle, Linear Models, 1971).
 */
export function inferNumbers(
  { spec, fitted, parameters }: InferenceQuestion,
  design: Design,
  target: Float64Array,
): Inference | InferenceReason {
  const { rows, weight } = design
  const count = design.basis.length
  const degrees = weight - count
  const { center, scale } = fitted.target.scaling ?? { center: 0, scale: 1 }
  const fit = leastSquares(design, target)
  const { residualSquares, totalSquares } = fit
  if (!(residualSquares > rounding ** 2 * totalSquares) || !(degrees > 0)) {
    return degrees > 0
      ? reason(
          'perfect-fit',
          'The inputs give the target without an error in every training row: there is no residual variance from which standard errors follow.',
        )
      : reason('too-few-rows', 'The training rows are too few: no degree of freedom is left for the residual variance.')
  }
  const variance = residualSquares / degrees
  const own = onBasis(design, (input) => scale * (parameters[input] as number), 0)
  own[0] = (own[0] as number) + scale * (parameters[parameters.length - 1] as number) + center
  const apart = own.map((value, a) => value - (fit.parameters[a] as number))
  const distance = Math.sqrt((weight * dot(apart, apart)) / variance)
  if (!(distance <= nearEnough)) {
    // On the scale of the network, whose loss is half the squared error: the basis is orthonormal.
    const gradient = apart.map((value) => value / scale)
    return reasonOfDistance(spec, Math.sqrt(gradientSquares(design, gradient)), distance)
  }
  const { raw, prepared } = combinationsOf(fitted, design)
  const quantile = studentQuantile(0.975, degrees)
  const errorOf = (row: Float64Array) => Math.sqrt((variance * dot(row, row)) / weight)
  const coefficients = raw.map((row, index): Coefficient => {
    const estimate = dot(row, fit.parameters)
    const standardError = errorOf(row)
    const standardized = prepared[index] as Float64Array
    const shift = index === 0 ? center : 0
    return {
      ...headOf(design, index),
      ...{ estimate, standardError, t: estimate / standardError },
      p: studentTwoSided(estimate / standardError, degrees),
      low: estimate - quantile * standardError,
      high: estimate + quantile * standardError,
      standardized: {
        estimate: (dot(standardized, fit.parameters) - shift) / scale,
        standardError: errorOf(standardized) / scale,
      },
    }
  })
  const likelihood = (squares: number) => -0.5 * weight * (ln2Pi + log(squares / weight) + 1)
  const logLikelihood = likelihood(residualSquares)
  const between = count - 1
  const statistic = (totalSquares - residualSquares) / between / variance
  const r2 = 1 - residualSquares / totalSquares
  return {
    ...{ method: 'leastSquares', intervals: 'wald', reference: null, rows, weight, coefficients },
    leftOut: design.leftOut,
    ...{ logLikelihood, nullLogLikelihood: likelihood(totalSquares), likelihoodRatio: null },
    aic: 2 * count - 2 * logLikelihood,
    bic: log(weight) * count - 2 * logLikelihood,
    mcfaddenR2: null,
    residualStandardError: Math.sqrt(variance),
    residualDegrees: degrees,
    r2,
    adjustedR2: 1 - ((1 - r2) * (weight - 1)) / degrees,
    f: between === 0 ? null : { statistic, between, within: degrees, p: fUpperTail(statistic, between, degrees) },
  }
}
