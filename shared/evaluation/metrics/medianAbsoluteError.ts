import { numberMetric } from './metric'

/**
 * The median of |p - t| (median_absolute_error of scikit-learn). With weights the value at which those before it weigh half, halfway to the next
 * where they weigh exactly half (`weightedMedian`), so that a row of weight 2 is two rows.
 */
export const medianAbsoluteError = numberMetric({
  key: 'medianAbsoluteError',
  label: 'median absolute error',
  short: 'median error',
  hint: 'Half of the rows are predicted closer than this, in the unit of the target',
  notDefined: 'A prediction is too large for a number.',
  format: 'unit',
  better: 'lower',
  inRunTable: 'never',
  interval: 'bootstrap',
  needs: ['medianAbsoluteError', 'scale'],
  compute: ({ medianAbsoluteError, scale }) => medianAbsoluteError * scale,
})
