import { limits } from '../limits'
import { byDataWord, number, numberSchema, readNumber } from './setting'

const range = { min: 0, max: limits.huberDelta }

/** 0: by the errors of a first fit; see `shared/engine/optimizers/robustTarget.ts`. */
export const huberDelta = number({
  range,
  schema: numberSchema('a number', range),
  scale: 'log',
  initial: 0,
  unit: 'sd',
  flag: 'huber-delta',
  read: (word) => (word === byDataWord ? 0 : readNumber(word)),
  write: (value) => (value === 0 ? byDataWord : String(value)),
  text: (value) => (value === 0 ? byDataWord : String(value)),
  label: 'Huber delta',
  hint: 'The error at which the loss changes from quadratic to linear, in standard deviations of the target; 0 derives it from the data.',
  explanation:
    'Larger errors count linearly rather than quadratically (Huber 1964). Derived from the data, it is 1.345 times the scale of the residuals of a robust linear fit; the run shows it in the unit of the target.',
  group: 'training',
  relevant: ({ preparation, training }) => preparation.task === 'regression' && training.loss === 'huber',
  since: 2,
  earlier: () => 1,
})
