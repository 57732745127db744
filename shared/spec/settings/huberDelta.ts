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
  hint: 'Where the loss turns from square to straight, in standard deviations of the target; 0 takes it from the data.',
  explanation:
    'Errors beyond it count by their size, not by their square (Huber 1964). From the data it is 1.345 times the spread of the errors of a linear fit that outliers cannot bend, and the run says it in the unit of the target.',
  group: 'training',
  relevant: ({ preparation, training }) => preparation.task === 'regression' && training.loss === 'huber',
  since: 2,
  earlier: () => 1,
})
