import { classMetric } from './metric'

/** Σ -ln p(true class) / n. */
export const logLoss = classMetric({
  key: 'logLoss',
  label: 'log loss',
  short: 'log loss',
  hint: 'Mean cross-entropy, in nats',
  format: 'nats',
  better: 'lower',
  inRunTable: 'asLoss',
  needs: ['crossEntropy'],
  compute: ({ crossEntropy }) => crossEntropy,
})
