import { numberMetric } from './metric'

/** Σ |p - t| / n */
export const mae = numberMetric({
  key: 'mae',
  label: 'MAE',
  short: 'MAE',
  hint: 'Mean absolute error, in the unit of the target',
  notDefined: 'A prediction is too large for a number.',
  format: 'unit',
  better: 'lower',
  inRunTable: 'wide',
  interval: 'bootstrap',
  needs: ['meanOf', 'predicted', 'truth', 'scale'],
  compute: ({ meanOf, predicted, truth, scale }) => {
    const error = (row: number) => Math.abs((predicted[row] as number) - (truth[row] as number))
    return meanOf(error) * scale
  },
})
