import { classMetric } from './metric'

/**
 * The measure M of Hand and Till (Machine Learning 45, 2001): the ROC AUC of each pair of classes among their rows alone, by the probability of
 * the one and by that of the other, averaged over all pairs, so that the shares of the classes do not matter (roc_auc_score of scikit-learn with
 * multi_class='ovo'). Of two classes it is the ROC AUC itself. Not defined where a class has no rows.
 */
export const rocAucHandTill = classMetric({
  key: 'rocAucHandTill',
  label: 'ROC AUC by pairs',
  short: 'AUC pairs',
  hint: 'ROC AUC of each pair of classes, averaged over the pairs (Hand and Till)',
  notDefined: 'The rows do not have every class.',
  format: 'share',
  better: 'higher',
  inRunTable: 'never',
  onlySeveral: true,
  interval: 'bootstrap',
  needs: ['counts', 'wins'],
  compute: ({ counts, wins }) => {
    const weights = counts.map(({ found, missed }) => found + missed)
    if (weights.some((weight) => !(weight > 0))) return null
    const areas = wins.flatMap((over, k) =>
      over.flatMap((pairs, other) => (other === k ? [] : pairs / (weights[k] as number) / (weights[other] as number))),
    )
    return areas.reduce((sum, area) => sum + area, 0) / areas.length
  },
})
