import { numberMetric } from './metric'

/** Below this share of their own sizes the sum of two numbers is 0 but for rounding. */
const rounding = { float64: 1e-15, float32: 3e-7 }

/**
 * Σ |(p - t) / t| / n (mean_absolute_percentage_error of scikit-learn, as a share of 1). It weighs the rows with small true numbers most, and too
 * low predictions less than too high ones; not defined where a true number is 0.
 */
export const mape = numberMetric({
  key: 'mape',
  label: 'MAPE',
  short: 'MAPE',
  hint: 'Mean absolute error as a share of the true number; small true numbers dominate it',
  notDefined: 'A true number is 0, and no error is a share of 0.',
  format: 'share',
  better: 'lower',
  inRunTable: 'never',
  interval: 'bootstrap',
  needs: ['meanOf', 'predicted', 'truth', 'scale', 'center', 'counts'],
  compute: ({ meanOf, predicted, truth, scale, center, counts }) => {
    const least = truth instanceof Float32Array ? rounding.float32 : rounding.float64
    let isZero = false
    const mean = meanOf((row) => {
      const target = truth[row] as number
      const number = target * scale + center
      if (Math.abs(number) <= least * Math.abs(center)) isZero ||= counts(row)
      return Math.abs(((predicted[row] as number) - target) * scale) / Math.abs(number)
    })
    return isZero ? null : mean
  },
})
