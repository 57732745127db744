import { classMetric } from './metric'

/**
 * The share of the rows of the event, the second of two classes, that are predicted as it (recall_score of scikit-learn with that class for
 * pos_label). Not defined where no row has the event, and of more classes.
 */
export const recall = classMetric({
  key: 'recall',
  label: 'recall',
  short: 'recall',
  hint: 'Fraction of the events that are predicted as such',
  format: 'share',
  better: 'higher',
  inRunTable: 'veryWide',
  ofEvent: true,
  needs: ['weighedConfusion'],
  compute: ({ weighedConfusion: [, event, more] }) => {
    if (event === undefined || more !== undefined) return null
    const [missed, found] = [event[0] as number, event[1] as number]
    return missed + found > 0 ? found / (missed + found) : null
  },
})
