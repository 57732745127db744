import { classMetric } from './metric'

/** Σ -ln p(true class) / n. */
export const logLoss = classMetric({
  key: 'logLoss',
  label: 'log loss',
  short: 'log loss',
  hint: 'Mean cross-entropy, in nats',
  notDefined: 'A true class has a probability of 0: the loss of that row is infinite.',
  format: 'nats',
  better: 'lower',
  inRunTable: 'asLoss',
  interval: 'bootstrap',
  needs: ['crossEntropy'],
  compute: ({ crossEntropy }) => crossEntropy,
})
