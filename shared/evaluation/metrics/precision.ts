import { eventOrMacro, shareOf } from './againstRest'
import { classMetric } from './metric'

/**
 * The share of the rows that are predicted as the event which really have it, the second of two classes (precision_score of scikit-learn with
 * that class for pos_label). Not defined where no row is predicted as the event. Of more classes the macro average.
 */
export const precision = classMetric({
  key: 'precision',
  label: 'precision',
  short: 'prec.',
  hint: 'Fraction of the rows predicted as the event that are events',
  ofSeveral: {
    label: 'macro precision',
    hint: 'Fraction of the rows predicted as a class that have it, averaged over the classes',
  },
  notDefined: 'No row is predicted as the event.',
  format: 'share',
  better: 'higher',
  inRunTable: 'veryWide',
  ofEvent: true,
  interval: 'wilson',
  needs: ['counts'],
  share: ({ counts: [, event, third] }) =>
    event === undefined || third !== undefined ? null : { part: event.found, all: event.found + event.falseAlarms },
  compute: ({ counts }) => eventOrMacro(counts, ({ found, falseAlarms }) => shareOf(found, falseAlarms)),
})
