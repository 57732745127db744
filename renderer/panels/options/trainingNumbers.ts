import { defaultLearningRates, defaultTraining } from '@shared/spec/defaults'
import { limits } from '@shared/spec/limits'
import type { TrainingSpec } from '@shared/spec/runSpec'

/** The settings of training that are plain numbers. */
export type TrainingNumberKey = {
  [Key in keyof TrainingSpec]: TrainingSpec[Key] extends number ? Key : never
}[keyof TrainingSpec]

export interface TrainingNumber {
  /** `above` is a bound that is itself too little; whole numbers have the step 1. */
  range: { min?: number; above?: number; max: number; step?: number; unit?: string }
  hint?: (training: TrainingSpec) => string | undefined
}

const always = (text: string) => () => text
const epochs = { max: limits.epochs, step: 1 }

/** Range, unit and a word on each, as its control shows them. */
export const trainingNumbers: Record<TrainingNumberKey, TrainingNumber> = {
  huberDelta: {
    range: { above: 0, max: limits.huberDelta, unit: 'sd' },
    hint: always('Where the loss turns from square to straight; sd is of the target.'),
  },
  learningRate: { range: { above: 0, max: limits.learningRate } },
  momentum: { range: { min: 0, max: limits.momentum }, hint: always('Share of the last step that is kept.') },
  scheduleEpochs: {
    range: { min: 1, ...epochs },
    hint: ({ schedule }) =>
      schedule === 'plateau' ? 'Without a lower loss, before a cut.' : 'From one cut to the next.',
  },
  scheduleFactor: {
    range: { above: 0, max: 1 },
    hint: always('The learning rate is multiplied by it at each cut.'),
  },
  warmup: {
    range: { min: 0, ...epochs, unit: 'epochs' },
    hint: always('The learning rate rises from 0 over them; 0 is none.'),
  },
  clip: {
    range: { min: 0, max: limits.clip },
    hint: always('A gradient with a larger Euclidean norm is scaled down to it; 0 is none.'),
  },
  epochs: {
    range: { min: 1, ...epochs },
    hint: ({ optimizer }) =>
      optimizer === 'lbfgs' || optimizer === 'newton'
        ? 'Steps at most: the tolerance may end training before.'
        : undefined,
  },
  l1: { range: { min: 0, max: limits.l1 }, hint: always('λ of the penalty λ·Σ|w| on the weights: drives some to 0.') },
  l2: { range: { min: 0, max: limits.l2 }, hint: always('λ of the penalty λ/2·‖w‖² on the weights.') },
  dropout: {
    range: { min: 0, max: limits.dropout },
    hint: always("Share of each hidden layer's outputs that a step sets to 0."),
  },
  weightDecay: {
    range: { min: 0, max: limits.weightDecay },
    hint: always('Share of each weight that a step of learning rate 1 takes away.'),
  },
  patience: {
    range: { min: 0, ...epochs, unit: 'epochs' },
    hint: always('Without a lower validation loss, training ends and the best weights are taken; 0 is never.'),
  },
  tolerance: {
    range: { min: 0, max: limits.tolerance },
    hint: always('Training ends where the Euclidean norm of the gradient is at most this.'),
  },
}

/** What a number is until somebody sets it. */
export function initialNumber(key: TrainingNumberKey, training: Pick<TrainingSpec, 'optimizer'>): number {
  return key === 'learningRate' ? defaultLearningRates[training.optimizer] : defaultTraining[key]
}
