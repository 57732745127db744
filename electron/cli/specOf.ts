import type { Dataset } from '@shared/contract/dataset'
import { defaultBatchSize, defaultInitialisation, defaultLearningRates } from '@shared/contract/defaults'
import { LabError } from '@shared/contract/labError'
import type {
  Activation,
  Initialisation,
  MissingRule,
  Optimizer,
  RunSpec,
  Standardization,
} from '@shared/contract/runSpec'
import { labCalls } from '@shared/contract/labApi'
import { refusal } from '../lab/gate'
import { withFlag } from './flagNames'
import { defaultFeatures } from '@shared/contract/columnRules'

/** The flags of `train` as commander hands them over: texts, but for closed choices. */
export interface TrainFlags {
  target: string
  features?: string
  standardize: Standardization
  missing: MissingRule
  hidden: string
  activation: Activation
  optimizer: Optimizer
  learningRate?: string
  epochs: string
  batchSize?: string
  l2: string
  init?: Initialisation
  validation: string
  test: string
  seed: string
  out?: string
  json?: boolean
}

/** Refuses every flag that is out of range before a file is read. */
export function checkFlags(flags: TrainFlags): void {
  const features = flags.features === undefined ? ['any column'] : listOf(flags.features)
  const spec = specOfFeatures('0'.repeat(64), features, flags)
  const parsed = labCalls.trainRun.args.safeParse({ spec })
  if (!parsed.success) throw LabError.from(withFlag(refusal('trainRun', parsed.error).toProblem()))
}

/** The RunSpec of a command line. Ranges are the gate's to check; here only what is no number is refused. */
export function specOf(dataset: Dataset, flags: TrainFlags): RunSpec {
  const features = flags.features === undefined ? usableFeatures(dataset, flags.target) : listOf(flags.features)
  return specOfFeatures(dataset.id, features, flags)
}

function specOfFeatures(dataset: string, features: string[], flags: TrainFlags): RunSpec {
  const hidden = flags.hidden.trim() === '' ? [] : flags.hidden.split(',').map((units) => numberOf(units, '--hidden'))
  const { optimizer, activation } = flags
  return {
    version: 1,
    dataset,
    preparation: {
      target: flags.target,
      features,
      standardization: flags.standardize,
      missing: flags.missing,
      validationShare: numberOf(flags.validation, '--validation'),
      testShare: numberOf(flags.test, '--test'),
    },
    network: { hidden, activation, initialisation: flags.init ?? defaultInitialisation(hidden, activation) },
    training: {
      optimizer,
      learningRate:
        flags.learningRate === undefined
          ? defaultLearningRates[optimizer]
          : numberOf(flags.learningRate, '--learning-rate'),
      epochs: numberOf(flags.epochs, '--epochs'),
      batchSize: batchSizeOf(flags.batchSize, optimizer),
      l2: numberOf(flags.l2, '--l2'),
    },
    seed: numberOf(flags.seed, '--seed'),
  }
}

function batchSizeOf(text: string | undefined, optimizer: Optimizer): 'full' | number {
  if (text === undefined) return defaultBatchSize(optimizer)
  return text === 'full' ? 'full' : numberOf(text, '--batch-size')
}

function usableFeatures(dataset: Dataset, target: string): string[] {
  const features = defaultFeatures(dataset.columns, target)
  if (features.length === 0) {
    throw new LabError(
      'bad-features',
      `${dataset.name} has no usable feature besides ${target}: a feature is a column of numbers, or of few categories, that varies. Choose another file or target.`,
    )
  }
  return features
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function numberOf(text: string, flag: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (Number.isNaN(value)) throw new LabError('bad-setting', `${flag} must be a number, not "${text}".`)
  return value
}
