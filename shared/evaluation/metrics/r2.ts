import { numberMetric } from './metric'

/**
 * 1 - Σ (p - t)² / Σ (t - t̄)², t̄ the mean of these rows (Draper and Smith, Applied Regression Analysis): 1 is perfect, 0 what
 * predicting t̄ reaches, below 0 worse than that; null where these rows do not vary.
 */
export const r2 = numberMetric({
  key: 'r2',
  label: 'R²',
  short: 'R²',
  hint: '1 − squared error / squared deviation from the mean of these rows',
  notDefined: 'The true numbers of these rows are all the same, or a prediction is too large for a number.',
  format: 'coefficient',
  better: 'higher',
  inRunTable: 'always',
  interval: 'bootstrap',
  needs: ['truth', 'meanOf', 'rootMeanSquareOf', 'rootMeanSquareError'],
  compute: ({ truth, meanOf, rootMeanSquareOf, rootMeanSquareError }) => {
    if (truth.every((value) => value === truth[0])) return null
    const mean = meanOf((row) => truth[row] as number)
    const ratio = rootMeanSquareError / rootMeanSquareOf((row) => (truth[row] as number) - mean)
    return 1 - ratio * ratio
  },
})
