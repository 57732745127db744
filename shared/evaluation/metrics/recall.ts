import { eventOrMacro, shareOf } from './againstRest'
import { classMetric } from './metric'

/**
 * The share of the rows of the event, the second of two classes, that are predicted as it (recall_score of scikit-learn with that class for
 * pos_label), also called sensitivity. Not defined where no row has the event. Of more classes the macro average.
 */
export const recall = classMetric({
  key: 'recall',
  label: 'recall',
  short: 'recall',
  hint: 'Fraction of the events that are predicted as such',
  ofSeveral: {
    label: 'macro recall',
    hint: 'Fraction of the rows of a class that are predicted as it, averaged over the classes',
  },
  notDefined: 'No row has the event.',
  format: 'share',
  better: 'higher',
  inRunTable: 'veryWide',
  ofEvent: true,
  interval: 'wilson',
  needs: ['counts'],
  share: ({ counts: [, event, third] }) =>
    event === undefined || third !== undefined ? null : { part: event.found, all: event.found + event.missed },
  compute: ({ counts }) => eventOrMacro(counts, ({ found, missed }) => shareOf(found, missed)),
})
