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
    hint: 'What is minimised.',
    explanation:
      'Classes have the log loss, the mean of −ln of the probability that the true class was given. Numbers have the squared error, or the Huber loss, which gives outliers less weight.',
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
      'Without hidden layers there is one optimum: L-BFGS and Newton find their own steps and reach it in few of them. With hidden layers Adam needs little tuning. Gradient descent shows the plain idea.',
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
    hint: 'Share of the last step that is kept.',
    explanation: 'Steps in one direction add up, steps to and fro cancel out (Polyak 1964; Nesterov 1983).',
    group: 'training',
    relevant: ({ training }) => training.optimizer === 'momentum' || training.optimizer === 'nesterov',
    since: 2,
    earlier: () => 0.9,
  }),
  epochs: integer({
    range: { min: 1, max: limits.epochs },
    initial: epochsToOptimum,
    follows: (settings) => (!hasLayers(settings) && !takesSteps(settings) ? epochsToOptimum : 300),
    followsText: `${epochsToOptimum} for ${ownStepOptimizers.join(' and ')} without hidden layers, which end by themselves, else 300`,
    flag: 'epochs',
    label: 'Epochs',
    plural: true,
    hint: 'Passes over the training rows; L-BFGS and Newton may end before.',
    explanation: 'A run that has not settled when its epochs are over can go on with more of them.',
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
    hint: 'Rows in a step, or full for all of them.',
    explanation: 'Small batches take more steps an epoch, each by a rougher gradient.',
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
    explanation: 'Long steps at first and short ones at the end get near an optimum that one length alone passes by.',
    group: 'batch',
    relevant: takesSteps,
    labels: {
      constant: { label: 'constant', hint: 'The learning rate stays as it is.' },
      step: { label: 'step', hint: 'The learning rate is cut at equal intervals.' },
      cosine: { label: 'cosine', hint: 'The learning rate falls to 0 along half a cosine.' },
      plateau: { label: 'plateau', hint: 'The learning rate is cut when the loss stops falling.' },
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
    hint: 'Step: from one cut to the next; plateau: without a lower loss, before a cut.',
    explanation: 'The plateau goes by the validation loss where there is one, else by the training loss.',
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
    hint: 'The learning rate is multiplied by it at each cut.',
    explanation: '1 leaves the learning rate as it is.',
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
    explanation: 'It rises step by step, so that the first steps, by the roughest gradients, are the shortest.',
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
    label: 'Gradient clip',
    hint: 'A gradient with a larger Euclidean norm is scaled down to it; 0 is none.',
    explanation: 'Keeps one bad batch from throwing the weights far away.',
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
    hint: 'λ of the penalty λ·Σ|w| on the weights: makes some exactly 0.',
    explanation:
      'Without hidden layers L-BFGS goes to the optimum with its zeros; every optimizer of steps comes to exact zeros too. Biases are left out. The loss in a history is without the penalty.',
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
      'Keeps weights small, where classes are separated also finite. Biases are left out. The loss in a history is without the penalty.',
    group: 'regularisation',
  }),
  dropout: number({
    range: { min: 0, max: limits.dropout },
    initial: 0,
    flag: 'dropout',
    label: 'Dropout',
    hint: "Share of each hidden layer's outputs that a step sets to 0.",
    explanation: 'Units then cannot rely on each other (Srivastava and others 2014). Predictions use all of them.',
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
    hint: 'Share of each true class that is spread over all classes.',
    explanation:
      'Keeps probabilities away from 0 and 1 (Szegedy and others 2016). The losses of a history are of the smoothed classes, metrics of the true ones.',
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
    hint: 'Share of each weight that a step of learning rate 1 takes away.',
    explanation: 'Of AdamW alone, where it acts beside the gradient and not through it (Loshchilov and Hutter 2019).',
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
    hint: 'none, balanced, or name=weight pairs, with commas.',
    explanation:
      'Balanced lets all classes count alike in the loss, however many rows they have. Metrics leave them out.',
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
    hint: 'Epochs without a lower validation loss that end training, with the best weights; 0 is never.',
    explanation: 'Needs validation rows. The weights of the lowest validation loss are the result.',
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
    hint: 'Training ends where the norm of the gradient is at most this.',
    explanation: 'Of L-BFGS and Newton, whose gradient goes to 0 at the optimum. Units of columns have no part in it.',
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
    explanation: 'Of training alone: predictions and metrics are always computed in float64.',
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
