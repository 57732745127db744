import { numberMetric } from './metric'

/** √(Σ (p - t)² / n) */
export const rmse = numberMetric({
  key: 'rmse',
  label: 'RMSE',
  short: 'RMSE',
  hint: 'Root of the mean squared error, in the unit of the target',
  notDefined: 'A prediction is too large for a number.',
  format: 'unit',
  better: 'lower',
  inRunTable: 'always',
  interval: 'bootstrap',
  needs: ['rootMeanSquareError', 'scale'],
  compute: ({ rootMeanSquareError, scale }) => rootMeanSquareError * scale,
})
