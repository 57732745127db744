import { classMetric } from './metric'

/**
 * The area under precision by recall of the event, by steps (average_precision_score of scikit-learn; see `precisionArea`); the share of the
 * event is what probabilities by chance reach. Of more classes the mean over the classes, each against all others. Not defined where a class
 * has no rows.
 */
export const averagePrecision = classMetric({
  key: 'averagePrecision',
  label: 'average precision',
  short: 'avg. prec.',
  hint: 'Area under precision by recall of the event',
  ofSeveral: {
    label: 'macro average precision',
    hint: 'Area under precision by recall of a class, averaged over the classes',
  },
  notDefined: 'The rows do not have every class.',
  format: 'share',
  better: 'higher',
  inRunTable: 'never',
  ofEvent: true,
  interval: 'bootstrap',
  needs: ['precisionAreas'],
  compute: ({ precisionAreas }) =>
    precisionAreas.reduce<number | null>(
      (sum, area) => (sum === null || area === null ? null : sum + area / precisionAreas.length),
      0,
    ),
})
