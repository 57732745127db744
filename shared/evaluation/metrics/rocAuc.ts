import { classMetric } from './metric'

/**
 * The probability that a row of the event has a higher predicted probability than another row, ties counted half (roc_auc_score of
 * scikit-learn). Of more classes the mean over the classes of each against all others (multi_class='ovr', average='macro'). Not defined where a
 * class has no rows, or all of them.
 */
export const rocAuc = classMetric({
  key: 'rocAuc',
  label: 'ROC AUC',
  short: 'AUC',
  hint: 'Chance that a row of the event has a higher probability than another row',
  ofSeveral: {
    label: 'macro ROC AUC',
    hint: 'Chance that a row of a class has a higher probability of it than another row, averaged over the classes',
  },
  notDefined: 'The rows do not have every class.',
  format: 'share',
  better: 'higher',
  inRunTable: 'never',
  interval: 'delong',
  needs: ['counts', 'wins'],
  compute: ({ counts, wins }) => {
    const weights = counts.map(({ found, missed }) => found + missed)
    if (weights.some((weight) => !(weight > 0))) return null
    const all = weights.reduce((sum, weight) => sum + weight, 0)
    const areas = wins.flatMap((over, k) => {
      if (over.length === 0) return []
      const of = weights[k] as number
      const rest = weights.length === 2 ? (weights[1 - k] as number) : all - of
      return over.reduce((sum, pairs) => sum + pairs, 0) / of / rest
    })
    return areas.reduce((sum, area) => sum + area, 0) / areas.length
  },
})
