import { z } from 'zod'
import { limits } from './limits'

/** sha-256 of a dataset's source bytes, in lower-case hexadecimal. */
export const datasetIdSchema = z.string().regex(/^[0-9a-f]{64}$/, 'must be a sha-256 in hexadecimal')

const columnNameSchema = z.string().min(1, 'must name a column').max(1000, 'is too long for a column name')

export const standardizations = ['none', 'zscore', 'minmax', 'robust'] as const
export const activations = ['sigmoid', 'tanh', 'relu'] as const
export const initialisations = ['zeros', 'glorot', 'he'] as const
export const optimizers = ['gd', 'sgd', 'adam'] as const
export const missingRules = ['drop', 'impute'] as const

export type Standardization = (typeof standardizations)[number]
export type Activation = (typeof activations)[number]
export type Initialisation = (typeof initialisations)[number]
export type Optimizer = (typeof optimizers)[number]
export type MissingRule = (typeof missingRules)[number]

const number = z.number('must be a number')
const wholeNumber = z.int('must be a whole number')
const atMost = (bound: number) => `must be at most ${bound}`

const batchBounds = `must be full or a whole number from 1 to ${limits.batchSize}`

const share = number.min(0, 'must be 0 or more').max(limits.heldOutShare, atMost(limits.heldOutShare))

export const preparationSpecSchema = z
  .strictObject({
    target: columnNameSchema,
    /** Column names in the order in which they enter the network. */
    features: z.array(columnNameSchema).min(1, 'needs at least one feature').max(limits.columns),
    standardization: z.enum(standardizations),
    /** `drop` leaves rows with a missing feature out; `impute` takes the training rows' mean or most frequent level. */
    missing: z.enum(missingRules),
    /** Shares of the rows, stratified by class; 0 keeps that part empty. */
    validationShare: share,
    testShare: share,
  })
  .refine((value) => value.validationShare + value.testShare <= limits.heldOutShare, {
    path: ['validationShare'],
    message: `and the test share together must leave at least ${Math.round((1 - limits.heldOutShare) * 100)} % of the rows for training`,
  })
  .refine((value) => new Set(value.features).size === value.features.length, {
    path: ['features'],
    message: 'names a column twice',
  })
  .refine((value) => !value.features.includes(value.target), {
    path: ['features'],
    message: 'must not contain the target column',
  })

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
  initialisation: z.enum(initialisations),
})

export const trainingSpecSchema = z
  .strictObject({
    optimizer: z.enum(optimizers),
    learningRate: number.positive('must be above 0').max(limits.learningRate, atMost(limits.learningRate)),
    epochs: wholeNumber.min(1, 'must be at least 1').max(limits.epochs, atMost(limits.epochs)),
    /** Rows in a mini-batch; `full` takes every training row, in file order, each step. */
    batchSize: z.literal('full').or(wholeNumber.min(1, batchBounds).max(limits.batchSize, batchBounds)),
    l2: number.min(0, 'must be 0 or more').max(limits.l2, atMost(limits.l2)),
  })
  .refine((value) => value.optimizer !== 'gd' || value.batchSize === 'full', {
    path: ['batchSize'],
    message: 'gradient descent takes every row each step: set the batch size to full, or choose sgd or adam',
  })

/** The whole experiment as one value. The screen, the command line, the store and exports all speak it. */
export const runSpecSchema = z.strictObject({
  version: z.literal(1),
  dataset: datasetIdSchema,
  preparation: preparationSpecSchema,
  network: networkSpecSchema,
  training: trainingSpecSchema,
  seed: wholeNumber.min(0, 'must be 0 or more').max(limits.seed, atMost(limits.seed)),
})

export type PreparationSpec = z.infer<typeof preparationSpecSchema>
export type NetworkSpec = z.infer<typeof networkSpecSchema>
export type TrainingSpec = z.infer<typeof trainingSpecSchema>
export type RunSpec = z.infer<typeof runSpecSchema>
