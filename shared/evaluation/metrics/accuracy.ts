import { classMetric } from './metric'

export const accuracy = classMetric({
  key: 'accuracy',
  label: 'accuracy',
  short: 'acc.',
  hint: 'Share of rows predicted right',
  format: 'share',
  better: 'higher',
  inRunTable: 'always',
  needs: ['rows', 'confusion'],
  compute: ({ rows, confusion }) => confusion.reduce((right, counts, k) => right + (counts[k] as number), 0) / rows,
})
