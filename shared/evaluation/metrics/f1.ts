import { eventOrMacro, shareOf } from './againstRest'
import { classMetric } from './metric'

/**
 * The harmonic mean of precision and recall, 2 tp / (2 tp + fp + fn) (f1_score of scikit-learn). Not defined where no row has the event and
 * none is predicted as it. Of more classes the macro average.
 */
export const f1 = classMetric({
  key: 'f1',
  label: 'F1',
  short: 'F1',
  hint: 'Harmonic mean of precision and recall',
  ofSeveral: { label: 'macro F1', hint: 'Harmonic mean of precision and recall of a class, averaged over the classes' },
  notDefined: 'No row has the event, and none is predicted as it.',
  format: 'share',
  better: 'higher',
  inRunTable: 'never',
  ofEvent: true,
  interval: 'bootstrap',
  needs: ['counts'],
  compute: ({ counts }) =>
    eventOrMacro(counts, ({ found, missed, falseAlarms }) => shareOf(2 * found, missed + falseAlarms)),
})
