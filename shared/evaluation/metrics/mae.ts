import { accurateSum } from '../../math/statistics'
import { numberMetric } from './metric'

/** Σ |p - t| / n */
export const mae = numberMetric({
  key: 'mae',
  label: 'MAE',
  short: 'MAE',
  hint: 'Mean absolute error, in the unit of the target',
  format: 'unit',
  better: 'lower',
  inRunTable: 'wide',
  needs: ['rows', 'predicted', 'truth', 'scale'],
  compute: ({ rows, predicted, truth, scale }) => {
    const error = (row: number) => Math.abs((predicted[row] as number) - (truth[row] as number))
    return (accurateSum(rows, error) / rows) * scale
  },
})
