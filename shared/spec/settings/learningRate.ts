import { type Optimizer, dataRateOptimizers, optimizers, ownStepOptimizers } from '../choices'
import { limits } from '../limits'
import { byDataWord, number, numberSchema, readNumber } from './setting'

/** Where the data do not say how long a step may be. */
const rates: Record<Optimizer, number> = {
  gd: 0.5,
  sgd: 0.1,
  momentum: 0.02,
  nesterov: 0.02,
  rmsprop: 0.003,
  adam: 0.03,
  adamw: 0.03,
  lbfgs: 1,
  newton: 1,
}

const range = { min: 0, max: limits.learningRate }

/** 0: by the curvature of the data; see `shared/engine/optimizers/dataRate.ts`. */
export const learningRate = number({
  range,
  schema: numberSchema('a number', range),
  scale: 'log',
  initial: rates.lbfgs,
  follows: ({ network, training: { optimizer } }) =>
    network.hidden.length === 0 && dataRateOptimizers.includes(optimizer) ? 0 : rates[optimizer],
  followsText: `auto for ${dataRateOptimizers.join(', ')} without hidden layers; else ${optimizers
    .filter((name) => !ownStepOptimizers.includes(name))
    .map((name) => `${rates[name]} for ${name}`)
    .join(', ')}`,
  flag: 'learning-rate',
  read: (word) => (word === byDataWord ? 0 : readNumber(word)),
  write: (value) => (value === 0 ? byDataWord : String(value)),
  text: (value) => (value === 0 ? byDataWord : String(value)),
  label: 'Learning rate',
  hint: 'The step size; 0 derives it from the data.',
  explanation:
    'If it is too large, the loss oscillates or diverges; if it is too small, training takes many epochs. For gradient descent without hidden layers it can be derived from the data: 1 divided by the largest curvature of the loss.',
  group: 'training',
  relevant: ({ training }) => !ownStepOptimizers.includes(training.optimizer),
})
