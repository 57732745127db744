import { z } from 'zod'
import {
  type Loss,
  type Task,
  losses,
  optimizers,
  ownStepOptimizers,
  precisions,
  schedules,
  wholeBatchOptimizers,
} from '../choices'
import { IssueError, issueAt } from '../issue'
import { limits } from '../limits'
import { huberDelta } from './huberDelta'
import { learningRate } from './learningRate'
import { flagWord, plainWord, splitWords } from '../words/quotedWords'
import { type DrivingSettings, choice, figure, integer, number, numberSchema, readNumber, structure } from './setting'
import { holdsValidation } from '../splitKindTable'

const lossOf: Record<Task, Loss> = { classification: 'crossEntropy', regression: 'squaredError' }
/** Rows in a mini-batch until somebody says otherwise. */
export const defaultBatchRows = 32
/** Epochs of optimizers that end where the gradient vanishes: enough for inputs that nearly repeat each other. */
const epochsToOptimum = 5000
/** Epochs without a lower validation loss after which a network with hidden layers has learnt what it will. */
const layeredPatience = 50

const hasLayers = ({ network }: DrivingSettings) => network.hidden.length > 0
const takesSteps = ({ training }: DrivingSettings) => !ownStepOptimizers.includes(training.optimizer)
const isRegression = ({ preparation }: DrivingSettings) => preparation.task === 'regression'
const hasCuts = (settings: DrivingSettings) =>
  takesSteps(settings) && ['step', 'plateau'].includes(settings.training.schedule)
const validates = ({ preparation }: Pick<DrivingSettings, 'preparation'>) => holdsValidation(preparation)

const batchSentence = `Enter a whole number from 1 to ${figure(limits.batchSize)}, or take full batches.`
const batchNumber = z
  .int({ error: batchSentence })
  .min(1, { error: batchSentence })
  .max(limits.batchSize, { error: batchSentence })

export type ClassWeights = 'none' | 'balanced' | Record<string, number>

const classWeight = numberSchema('a number', { min: 0, max: limits.classWeight })
/** A weight that cannot be used is told at its class. */
const classWeightsSchema: z.ZodType<ClassWeights> = z
  .union([z.enum(['none', 'balanced']), z.record(z.string(), z.unknown())], {
    error: 'Choose none, balanced or weights.',
  })
  .superRefine((value, context) => {
    if (typeof value === 'string') return
    for (const [name, weight] of Object.entries(value)) {
      for (const { message } of classWeight.safeParse(weight).error?.issues.slice(0, 1) ?? []) {
        context.addIssue({ code: 'custom', path: [name], message, params: { code: 'range' } })
      }
    }
  }) as unknown as z.ZodType<ClassWeights>

/** How the weights of the network are found. */
export const trainingSettings = {
  loss: choice(losses, {
    initial: 'crossEntropy',
    follows: ({ preparation }) => lossOf[preparation.task],
    followsText: 'crossEntropy for classification, squaredError for regression',
    flag: 'loss',
    label: 'Loss',
    hint: 'The function that training minimises.',
    explanation:
      'Classification uses the log loss: the mean of −ln of the predicted probability of the true class. Regression uses the squared error, or the Huber loss, which gives outliers less weight.',
    group: 'training',
    relevant: isRegression,
    // Classes have one loss only, and numbers never that one.
    offers: (value) => value !== 'crossEntropy',
    labels: { crossEntropy: 'log loss', squaredError: 'squared error', huber: 'Huber loss' },
    since: 2,
    earlier: () => 'crossEntropy',
  }),
  huberDelta,
  optimizer: choice(optimizers, {
    initial: 'lbfgs',
    follows: (settings) => (hasLayers(settings) ? 'adam' : 'lbfgs'),
    followsText: 'adam with hidden layers, else lbfgs',
    flag: 'optimizer',
    label: 'Optimizer',
    hint: 'How the weights are updated.',
    explanation:
      'Without hidden layers the problem is convex: L-BFGS and Newton choose their own step sizes and reach the optimum in a few steps. With hidden layers Adam needs little tuning. Gradient descent is the basic method.',
    group: 'training',
    offers: (value, { network }) => value !== 'newton' || network.hidden.length === 0,
    labels: {
      gd: 'gradient descent',
      sgd: 'stochastic (SGD)',
      momentum: 'momentum',
      nesterov: 'Nesterov momentum',
      rmsprop: 'RMSProp',
      adam: 'Adam',
      adamw: 'AdamW',
      lbfgs: 'L-BFGS',
      newton: 'Newton (IRLS)',
    },
  }),
  learningRate,
  momentum: number({
    range: { min: 0, max: limits.momentum },
    initial: 0.9,
    flag: 'momentum',
    label: 'Momentum',
    hint: 'Fraction of the previous step that is kept.',
    explanation: 'Steps in the same direction add up and oscillations cancel out (Polyak 1964; Nesterov 1983).',
    group: 'training',
    relevant: ({ training }) => training.optimizer === 'momentum' || training.optimizer === 'nesterov',
    since: 2,
    earlier: () => 0.9,
  }),
  epochs: integer({
    range: { min: 1, max: limits.epochs },
    initial: epochsToOptimum,
    follows: (settings) => (!hasLayers(settings) && !takesSteps(settings) ? epochsToOptimum : 300),
    followsText: `${epochsToOptimum} for ${ownStepOptimizers.join(' and ')} without hidden layers, which stop at convergence, else 300`,
    flag: 'epochs',
    label: 'Epochs',
    plural: true,
    hint: 'Passes over the training rows; L-BFGS and Newton may stop earlier.',
    explanation: 'A run that has not converged after its epochs can be continued with more.',
    group: 'training',
  }),
  /** `full` takes every training row, in the order of the file, each step. */
  batchSize: structure<'full' | number>({
    schema: z.union([z.literal('full'), batchNumber], { error: batchSentence }),
    initial: 'full',
    follows: ({ training }) => (wholeBatchOptimizers.includes(training.optimizer) ? 'full' : defaultBatchRows),
    followsText: `full for ${wholeBatchOptimizers.join(', ')}, else ${defaultBatchRows}`,
    flag: 'batch-size',
    word: '<n>',
    read: (word) => (word === 'full' ? 'full' : readNumber(word)),
    write: String,
    text: String,
    label: 'Batch size',
    hint: 'Rows per step, or full for all training rows.',
    explanation: 'Small batches give more steps per epoch, each with a noisier gradient.',
    group: 'batch',
    relevant: ({ training }) => !wholeBatchOptimizers.includes(training.optimizer),
  }),
  schedule: choice(schedules, {
    initial: 'constant',
    follows: (settings) =>
      hasLayers(settings) && !wholeBatchOptimizers.includes(settings.training.optimizer) ? 'cosine' : 'constant',
    followsText: 'cosine with hidden layers and mini-batches, else constant',
    flag: 'schedule',
    label: 'Schedule',
    hint: 'How the learning rate changes.',
    explanation: 'Large steps at first and small ones at the end come closer to an optimum than a constant rate.',
    group: 'batch',
    relevant: takesSteps,
    labels: {
      constant: { label: 'constant', hint: 'The learning rate stays constant.' },
      step: { label: 'step', hint: 'The learning rate is reduced at regular intervals.' },
      cosine: { label: 'cosine', hint: 'The learning rate falls to 0 along half a cosine.' },
      plateau: { label: 'plateau', hint: 'The learning rate is reduced when the loss stops falling.' },
    },
    since: 2,
    earlier: () => 'constant',
  }),
  scheduleEpochs: integer({
    range: { min: 1, max: limits.epochs },
    initial: 50,
    flag: 'schedule-epochs',
    label: 'Schedule epochs',
    plural: true,
    hint: 'Step: epochs between reductions; plateau: epochs without a lower loss before a reduction.',
    explanation: 'The plateau schedule uses the validation loss if there is one, otherwise the training loss.',
    group: 'batch',
    relevant: hasCuts,
    since: 2,
    earlier: () => 50,
  }),
  scheduleFactor: number({
    range: { above: 0, max: 1 },
    initial: 0.5,
    flag: 'schedule-factor',
    label: 'Schedule factor',
    hint: 'The learning rate is multiplied by this factor at each reduction.',
    explanation: '1 leaves the learning rate unchanged.',
    group: 'batch',
    relevant: hasCuts,
    since: 2,
    earlier: () => 0.5,
  }),
  warmup: integer({
    range: { min: 0, max: limits.epochs },
    initial: 0,
    unit: 'epochs',
    flag: 'warmup',
    label: 'Warm-up',
    hint: 'Epochs over which the learning rate rises from 0; 0 is none.',
    explanation:
      'The rate increases with every step, so that the first steps, with the noisiest gradients, are the smallest.',
    group: 'batch',
    relevant: takesSteps,
    since: 2,
    earlier: () => 0,
  }),
  clip: number({
    range: { min: 0, max: limits.clip },
    scale: 'log',
    initial: 0,
    flag: 'clip',
    label: 'Gradient clipping',
    hint: 'Gradients with a larger Euclidean norm are scaled down to this norm; 0 for no clipping.',
    explanation: 'Prevents a single batch from changing the weights too much.',
    group: 'batch',
    relevant: takesSteps,
    since: 2,
    earlier: () => 0,
  }),
  l1: number({
    range: { min: 0, max: limits.l1 },
    scale: 'log',
    initial: 0,
    flag: 'l1',
    label: 'L1',
    hint: 'λ of the penalty λ·Σ|w| on the weights; sets some of them to exactly 0.',
    explanation:
      'Without hidden layers L-BFGS finds the sparse optimum; first-order optimizers also reach exact zeros. Biases are not penalised. The reported loss does not include the penalty.',
    group: 'regularisation',
    relevant: (settings) => takesSteps(settings) || (settings.training.optimizer === 'lbfgs' && !hasLayers(settings)),
    since: 2,
    earlier: () => 0,
  }),
  l2: number({
    range: { min: 0, max: limits.l2 },
    scale: 'log',
    initial: 0,
    flag: 'l2',
    label: 'L2',
    hint: 'λ of the penalty λ/2·Σw² on the weights.',
    explanation:
      'Keeps weights small, and finite where the classes are separated. Biases are not penalised. The reported loss does not include the penalty.',
    group: 'regularisation',
  }),
  dropout: number({
    range: { min: 0, max: limits.dropout },
    initial: 0,
    flag: 'dropout',
    label: 'Dropout',
    hint: "Fraction of each hidden layer's outputs that is set to 0 in a step.",
    explanation: 'Units then cannot rely on each other (Srivastava et al. 2014). Predictions use all units.',
    group: 'regularisation',
    relevant: (settings) => settings.network.hidden.length > 0 && takesSteps(settings),
    since: 2,
    earlier: () => 0,
  }),
  labelSmoothing: number({
    range: { min: 0, max: 0.5 },
    initial: 0,
    flag: 'label-smoothing',
    label: 'Label smoothing',
    hint: 'Fraction of the true label that is spread evenly over all classes.',
    explanation:
      'Keeps probabilities away from 0 and 1 (Szegedy et al. 2016). The training and validation losses use the smoothed labels, metrics the true ones.',
    group: 'regularisation',
    relevant: (settings) => !isRegression(settings),
    since: 4,
    earlier: () => 0,
  }),
  weightDecay: number({
    range: { min: 0, max: limits.weightDecay },
    scale: 'log',
    initial: 0.01,
    flag: 'weight-decay',
    label: 'Weight decay',
    hint: 'Fraction by which a step of learning rate 1 shrinks each weight.',
    explanation: 'For AdamW only, which applies it separately from the gradient (Loshchilov and Hutter 2019).',
    group: 'regularisation',
    relevant: ({ training }) => training.optimizer === 'adamw',
    since: 2,
    earlier: () => 0.01,
  }),
  /** balanced: rows / (classes · rows of the class); or a weight by class name, 1 for those not named. */
  classWeights: structure<ClassWeights>({
    schema: classWeightsSchema,
    initial: 'none',
    flag: 'class-weights',
    word: '<how>',
    read: readClassWeights,
    write: (value) =>
      typeof value === 'string'
        ? value
        : Object.entries(value)
            .map(([name, weight]) => `${flagWord(name)}=${weight}`)
            .join(','),
    text: (value) => {
      if (typeof value === 'string') return value
      const named = Object.entries(value).map(([name, weight]) => `${name}: ${weight}`)
      return named.length === 0 ? 'none' : named.join(', ')
    },
    label: 'Class weights',
    plural: true,
    hint: 'none, balanced, or name=weight pairs separated by commas.',
    explanation:
      'Balanced gives all classes equal weight in the loss, whatever their number of rows. Metrics are not weighted by class.',
    group: 'weights',
    relevant: ({ preparation }) => preparation.task === 'classification',
    since: 2,
    earlier: () => 'none',
  }),
  patience: integer({
    range: { min: 0, max: limits.epochs },
    initial: 0,
    follows: (settings) => (hasLayers(settings) && validates(settings) ? layeredPatience : 0),
    followsText: `${layeredPatience} with hidden layers and validation rows, else 0`,
    unit: 'epochs',
    flag: 'patience',
    label: 'Patience',
    hint: 'Epochs without a lower validation loss after which training stops and keeps the best weights; 0 for no early stopping.',
    explanation: 'Needs validation rows. The weights with the lowest validation loss are kept.',
    group: 'stopping',
    relevant: validates,
    since: 2,
    earlier: () => 0,
  }),
  tolerance: number({
    range: { min: 0, max: limits.tolerance },
    scale: 'log',
    initial: 1e-8,
    flag: 'tolerance',
    label: 'Tolerance',
    hint: 'Training stops when the norm of the gradient is at most this.',
    explanation:
      'For L-BFGS and Newton, whose gradient vanishes at the optimum. It does not depend on the units of the columns.',
    group: 'stopping',
    relevant: (settings) => !takesSteps(settings),
    since: 2,
    earlier: () => 1e-8,
  }),
  /** A convex problem is solved to the last digit; a network gains more from speed. */
  precision: choice(precisions, {
    initial: 'float64',
    follows: ({ network, training }) =>
      network.hidden.length === 0 || training.optimizer === 'newton' ? 'float64' : 'float32',
    followsText: 'float64 without hidden layers, else float32',
    flag: 'precision',
    label: 'Precision',
    hint: 'float32: faster, 7 digits; float64: 15 digits.',
    explanation: 'For training only: predictions and metrics are always computed in float64.',
    group: 'reproducibility',
    relevant: ({ training }) => training.optimizer !== 'newton',
    labels: { float32: 'float32', float64: 'float64' },
    since: 2,
    earlier: () => 'float64',
  }),
}

/** @throws IssueError where a pair is not like name=2 */
function readClassWeights(word: string): ClassWeights {
  if (word === 'none' || word === 'balanced') return word
  const pairs = splitWords(word, ',').filter((pair) => pair !== '')
  const entries = pairs.map((pair): [string, number] => {
    // The last =: a weight has none, a name may.
    const mark = pair.lastIndexOf('=')
    if (mark > 0) return [plainWord(pair.slice(0, mark).trim()), readNumber(pair.slice(mark + 1))]
    const message = `Enter none, balanced, or pairs like name=2, with commas between them, not "${pair}".`
    throw new IssueError(issueAt('training.classWeights', 'weights-word', message, { word: pair }))
  })
  return Object.fromEntries(entries)
}
