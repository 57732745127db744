import { classMetric } from './metric'

/**
 * The share of the rows that are predicted as the event which really have it, the second of two classes (precision_score of scikit-learn with
 * that class for pos_label). Not defined where no row is predicted as the event, and of more classes.
 */
export const precision = classMetric({
  key: 'precision',
  label: 'precision',
  short: 'prec.',
  hint: 'Fraction of the rows predicted as the event that are events',
  format: 'share',
  better: 'higher',
  inRunTable: 'veryWide',
  ofEvent: true,
  needs: ['weighedConfusion'],
  compute: ({ weighedConfusion: [other, event, more] }) => {
    if (other === undefined || event === undefined || more !== undefined) return null
    const [wrong, right] = [other[1] as number, event[1] as number]
    return wrong + right > 0 ? right / (wrong + right) : null
  },
})
