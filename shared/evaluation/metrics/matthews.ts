import { classMetric } from './metric'

/**
 * The correlation of the true and the predicted class (Matthews 1975; for several classes Gorodkin, Computational Biology and Chemistry 28,
 * 2004; matthews_corrcoef of scikit-learn, which says 0 where it is not defined): with c rows right of s, t_k rows of class k and p_k predicted as
 * it, (c s - Σ p_k t_k) / √((s² - Σ p_k²)(s² - Σ t_k²)). Not defined where all rows have one class or all are predicted as one.
 */
export const matthews = classMetric({
  key: 'matthews',
  label: 'Matthews correlation',
  short: 'MCC',
  hint: 'Correlation of the true and the predicted class: 1 is perfect, 0 no better than chance',
  notDefined: 'All rows have one class, or are predicted as one.',
  format: 'coefficient',
  better: 'higher',
  inRunTable: 'never',
  interval: 'bootstrap',
  needs: ['counts'],
  compute: ({ counts }) => {
    const all = counts.reduce((sum, { found, missed }) => sum + found + missed, 0)
    // Shares, so that no product of sums overflows.
    const [truth, predicted] = [
      counts.map(({ found, missed }) => (found + missed) / all),
      counts.map(({ found, falseAlarms }) => (found + falseAlarms) / all),
    ]
    if ([truth, predicted].some((shares) => shares.filter((share) => share > 0).length < 2)) return null
    const product = (a: number[], b: number[]) => a.reduce((sum, share, k) => sum + share * (b[k] as number), 0)
    const right = counts.reduce((sum, { found }) => sum + found, 0) / all
    const spread = (1 - product(predicted, predicted)) * (1 - product(truth, truth))
    return (right - product(predicted, truth)) / Math.sqrt(spread)
  },
})
