import { classMetric } from './metric'

/**
 * The mean of the classes' recalls, the share of a class's rows that are predicted right: every class counts the same, however
 * rare. A class without rows in the part does not count (balanced_accuracy_score of scikit-learn; Brodersen et al., ICPR 2010).
 */
export const balancedAccuracy = classMetric({
  key: 'balancedAccuracy',
  label: 'balanced accuracy',
  short: 'bal. acc.',
  hint: 'Recall of each class, averaged over the classes',
  notDefined: 'No row counts.',
  format: 'share',
  better: 'higher',
  inRunTable: 'wide',
  interval: 'bootstrap',
  needs: ['weighedConfusion'],
  compute: ({ weighedConfusion }) => {
    const recalls = weighedConfusion.flatMap((counts, k) => {
      const rows = counts.reduce((sum, count) => sum + count, 0)
      return rows === 0 ? [] : [(counts[k] as number) / rows]
    })
    return recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length
  },
})
