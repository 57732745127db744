import { type ClassContext, classMetric } from './metric'

/** The rows that are predicted right, and all. */
const right = ({ weighedConfusion }: Pick<ClassContext, 'weighedConfusion'>) => {
  const part = weighedConfusion.reduce((sum, counts, k) => sum + (counts[k] as number), 0)
  const all = weighedConfusion.flat().reduce((sum, count) => sum + count, 0)
  return { part, all }
}

export const accuracy = classMetric({
  key: 'accuracy',
  label: 'accuracy',
  short: 'acc.',
  hint: 'Fraction of rows predicted correctly',
  notDefined: 'No row counts.',
  format: 'share',
  better: 'higher',
  inRunTable: 'always',
  interval: 'wilson',
  needs: ['weighedConfusion', 'truth', 'predicted'],
  share: right,
  hits: ({ truth, predicted }) => Uint8Array.from(truth, (of, row) => Number(predicted[row] === of)),
  compute: (context) => {
    const { part, all } = right(context)
    return part / all
  },
})
