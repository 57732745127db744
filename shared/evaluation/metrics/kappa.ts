import { classMetric } from './metric'

/**
 * How much more the true and the predicted classes agree than they would by chance (Cohen, Educational and Psychological Measurement 20,
 * 1960; cohen_kappa_score of scikit-learn): (accuracy - e) / (1 - e), where e = Σ p_k t_k of the shares of the true and the predicted classes. Not
 * defined where chance alone would agree on every row.
 */
export const kappa = classMetric({
  key: 'kappa',
  label: 'Cohen’s kappa',
  short: 'kappa',
  hint: 'Agreement beyond chance: 1 is perfect, 0 what chance would reach',
  notDefined: 'All rows have one class and are predicted as it.',
  format: 'coefficient',
  better: 'higher',
  inRunTable: 'never',
  interval: 'bootstrap',
  needs: ['counts'],
  compute: ({ counts }) => {
    const all = counts.reduce((sum, { found, missed }) => sum + found + missed, 0)
    let [missed, byChance] = [0, 0]
    // Disagreement, (1 - accuracy) and (1 - e): 1 - e itself would lose the figures of a rare class.
    counts.forEach((of) => {
      const truth = (of.found + of.missed) / all
      byChance += truth * ((all - of.found - of.falseAlarms) / all)
      missed += of.missed / all
    })
    return byChance > 0 ? 1 - missed / byChance : null
  },
})
