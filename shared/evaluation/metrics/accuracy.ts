import { classMetric } from './metric'

export const accuracy = classMetric({
  key: 'accuracy',
  label: 'accuracy',
  short: 'acc.',
  hint: 'Fraction of rows predicted correctly',
  format: 'share',
  better: 'higher',
  inRunTable: 'always',
  needs: ['weighedConfusion'],
  compute: ({ weighedConfusion }) => {
    const right = weighedConfusion.reduce((sum, counts, k) => sum + (counts[k] as number), 0)
    return right / weighedConfusion.flat().reduce((sum, count) => sum + count, 0)
  },
})
