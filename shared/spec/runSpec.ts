import { z } from 'zod'
import { limits } from './limits'
import { type PreparationSpec, preparationSpecSchema } from './preparationSpec'
import { readingSchema } from './reading'
import { specVersion, upgradeSpec } from './upgradeSpec'

export * from './preparationSpec'

/**
 * A dataset's identity in lower-case hexadecimal: the sha-256 of its source bytes, and where somebody overruled how they are read,
 * that of the bytes' sha-256 and the reading.
 */
export const datasetIdSchema = z.string().regex(/^[0-9a-f]{64}$/, 'must be a sha-256 in hexadecimal')

export const activations = ['sigmoid', 'tanh', 'relu', 'leakyRelu', 'elu', 'gelu', 'softplus', 'identity'] as const
export const initialisations = ['zeros', 'glorot', 'he', 'lecun'] as const
export const initialDistributions = ['uniform', 'normal'] as const
export const losses = ['crossEntropy', 'squaredError', 'huber'] as const
export const optimizers = ['gd', 'sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'lbfgs', 'newton'] as const
export const schedules = ['constant', 'step', 'cosine', 'plateau'] as const
export const precisions = ['float32', 'float64'] as const

export type Activation = (typeof activations)[number]
export type Initialisation = (typeof initialisations)[number]
export type InitialDistribution = (typeof initialDistributions)[number]
export type Loss = (typeof losses)[number]
export type Optimizer = (typeof optimizers)[number]
export type Schedule = (typeof schedules)[number]
export type Precision = (typeof precisions)[number]

const number = z.number('must be a number')
const wholeNumber = z.int('must be a whole number')
const atMost = (bound: number) => `must be at most ${bound}`

const batchBounds = `must be full or a whole number from 1 to ${limits.batchSize}`

export const networkSpecSchema = z.strictObject({
  /** Units of each hidden layer; an empty list is logistic regression. */
  hidden: z
    .array(
      wholeNumber
        .min(1, 'must be at least 1 unit')
        .max(limits.unitsPerLayer, `must be at most ${limits.unitsPerLayer} units`),
    )
    .max(limits.hiddenLayers, `must be at most ${limits.hiddenLayers} layers`),
  activation: z.enum(activations),
  /** What the variance of the starting weights follows from; biases start at 0. */
  initialisation: z.enum(initialisations),
  initialDistribution: z.enum(initialDistributions),
})

/** Of the whole batch only: their step needs the gradient, or the curvature, of every row. */
export const wholeBatchOptimizers: readonly Optimizer[] = ['gd', 'lbfgs', 'newton']

const epochCount = wholeNumber.min(1, 'must be at least 1').max(limits.epochs, atMost(limits.epochs))
const epochsOrNone = wholeNumber.min(0, 'must be 0 or more').max(limits.epochs, atMost(limits.epochs))
const strength = (most: number) => number.min(0, 'must be 0 or more').max(most, atMost(most))

const classWeight = number.min(0, 'must be 0 or more').max(limits.classWeight, atMost(limits.classWeight))

/** Every field is always there; one that the others leave without effect (`relevantSettings`) is kept but not used. */
export const trainingSpecSchema = z
  .strictObject({
    loss: z.enum(losses),
    /** Huber: where the loss turns from square to straight, in standard deviations of the target. */
    huberDelta: number.positive('must be above 0').max(limits.huberDelta, atMost(limits.huberDelta)),
    optimizer: z.enum(optimizers),
    learningRate: number.positive('must be above 0').max(limits.learningRate, atMost(limits.learningRate)),
    /** momentum, nesterov: the share of the last step that is kept. */
    momentum: number.min(0, 'must be 0 or more').max(limits.momentum, atMost(limits.momentum)),
    schedule: z.enum(schedules),
    /** step: epochs from one cut to the next; plateau: epochs without a lower loss before a cut. */
    scheduleEpochs: epochCount,
    /** step, plateau: what the learning rate is multiplied by at each cut. */
    scheduleFactor: number.positive('must be above 0').max(1, atMost(1)),
    /** Epochs over which the learning rate rises from 0 to its value, step by step. */
    warmup: epochsOrNone,
    /** The longest gradient, by its Euclidean norm; a longer one is scaled down. 0 leaves all as they are. */
    clip: strength(limits.clip),
    epochs: epochCount,
    /** Rows in a mini-batch; `full` takes every training row, in file order, each step. */
    batchSize: z.literal('full').or(wholeNumber.min(1, batchBounds).max(limits.batchSize, batchBounds)),
    /** λ of the penalty λ·Σ|w| over the weights. */
    l1: strength(limits.l1),
    /** λ of the penalty λ/2·Σw² over the weights. */
    l2: strength(limits.l2),
    /** Share of each hidden layer's outputs that a step sets to 0. */
    dropout: number.min(0, 'must be 0 or more').max(limits.dropout, atMost(limits.dropout)),
    /** adamw: share of a weight that a step of learning rate 1 takes away. */
    weightDecay: strength(limits.weightDecay),
    /** balanced: rows / (classes · rows of the class); or a weight by class name, 1 for those not named. */
    classWeights: z.enum(['none', 'balanced']).or(z.record(z.string(), classWeight)),
    /** Epochs without a lower validation loss after which training ends and the best weights are taken; 0 never ends early. */
    patience: epochsOrNone,
    /** lbfgs, newton: training ends where the gradient's Euclidean norm is at most this. */
    tolerance: strength(limits.tolerance),
    precision: z.enum(precisions),
  })
  .refine((value) => !wholeBatchOptimizers.includes(value.optimizer) || value.batchSize === 'full', {
    path: ['batchSize'],
    message: 'this optimizer takes every row each step: set the batch size to full, or choose another optimizer',
  })
  .refine((value) => !['lbfgs', 'newton'].includes(value.optimizer) || value.l1 === 0, {
    path: ['l1'],
    message: 'must be 0: this optimizer needs a loss without corners. Use L2, or another optimizer',
  })
  .refine((value) => value.optimizer !== 'newton' || value.precision === 'float64', {
    path: ['precision'],
    message: "must be float64: Newton's method solves equations that float32 is too coarse for",
  })
  .refine((value) => value.optimizer !== 'newton' || value.loss !== 'huber', {
    path: ['loss'],
    message: "must be another loss: the Huber loss has no second derivative everywhere, which Newton's method needs",
  })

/** Whether any row validates. */
export function holdsValidation({
  split,
  validationShare,
}: Pick<PreparationSpec, 'split' | 'validationShare'>): boolean {
  return split === 'folds' || validationShare > 0
}

const runSpecObject = z
  .strictObject({
    version: z.literal(specVersion),
    dataset: datasetIdSchema,
    /** How the dataset's bytes are read; null as the app guesses. */
    reading: readingSchema.nullable(),
    preparation: preparationSpecSchema,
    network: networkSpecSchema,
    training: trainingSpecSchema,
    seed: wholeNumber.min(0, 'must be 0 or more').max(limits.seed, atMost(limits.seed)),
  })
  .refine(({ preparation, training }) => (preparation.task === 'regression') === (training.loss !== 'crossEntropy'), {
    path: ['training', 'loss'],
    message: 'must be cross-entropy for classes, squared error or Huber for numbers',
  })
  .refine(({ network, training }) => training.optimizer !== 'newton' || network.hidden.length === 0, {
    path: ['training', 'optimizer'],
    message: "Newton's method is for logistic and linear regression: remove the hidden layers, or choose L-BFGS",
  })
  .refine(
    ({ network, training }) => training.optimizer !== 'lbfgs' || network.hidden.length === 0 || training.dropout === 0,
    { path: ['training', 'dropout'], message: 'must be 0: L-BFGS needs the same loss at every step' },
  )
  .refine(({ preparation, training }) => training.patience === 0 || holdsValidation(preparation), {
    path: ['training', 'patience'],
    message: 'needs validation rows: give them a share, or set the patience to 0',
  })

/** The whole experiment as one value. The screen, the command line, the store and exports all speak it. */
export const runSpecSchema = z.preprocess(upgradeSpec, runSpecObject)

export type NetworkSpec = z.infer<typeof networkSpecSchema>
export type TrainingSpec = z.infer<typeof trainingSpecSchema>
export type RunSpec = z.infer<typeof runSpecSchema>
