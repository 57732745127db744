import { classMetric } from './metric'

/**
 * The mean squared error of the probabilities (Brier, Monthly Weather Review 78, 1950). Of two classes Σ (p - y)² / n of the event, from 0 to 1
 * (brier_score_loss of scikit-learn); of more Brier's own sum over the classes, Σ Σ_k (p_k - y_k)² / n, from 0 to 2.
 * `brierParts` takes it apart.
 */
export const brier = classMetric({
  key: 'brier',
  label: 'Brier score',
  short: 'Brier',
  hint: 'Mean squared error of the probability of the event',
  ofSeveral: { label: 'Brier score', hint: 'Mean squared error of the probabilities, summed over the classes: 0 to 2' },
  notDefined: 'No row counts.',
  format: 'coefficient',
  better: 'lower',
  inRunTable: 'never',
  interval: 'bootstrap',
  needs: ['squaredError'],
  compute: ({ squaredError }) => squaredError,
})
