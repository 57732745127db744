import { eventOrMacro, shareOf } from './againstRest'
import { classMetric } from './metric'

/**
 * The share of the rows without the event that are predicted as such (recall_score of scikit-learn with the other class for pos_label).
 * Not defined where every row has the event. Of more classes the mean over the classes, each against all others.
 */
export const specificity = classMetric({
  key: 'specificity',
  label: 'specificity',
  short: 'spec.',
  hint: 'Fraction of the rows without the event that are predicted as such',
  ofSeveral: {
    label: 'macro specificity',
    hint: 'Fraction of the rows of other classes that are not predicted as a class, averaged over the classes',
  },
  notDefined: 'Every row has the event.',
  format: 'share',
  better: 'higher',
  inRunTable: 'never',
  ofEvent: true,
  interval: 'wilson',
  needs: ['counts'],
  share: ({ counts: [, event, third] }) =>
    event === undefined || third !== undefined
      ? null
      : { part: event.rejected, all: event.rejected + event.falseAlarms },
  compute: ({ counts }) => eventOrMacro(counts, ({ rejected, falseAlarms }) => shareOf(rejected, falseAlarms)),
})
