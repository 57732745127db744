import { defaultFeatures } from '@shared/spec/columnRules'
import type { Dataset } from '@shared/contract/dataset'
import {
  defaultBatchSize,
  defaultDistributions,
  defaultInitialisation,
  defaultLearningRates,
  defaultLosses,
  defaultPrecision,
} from '@shared/spec/defaults'
import { labCalls } from '@shared/contract/labApi'
import { LabError } from '@shared/contract/labError'
import type { Reading } from '@shared/spec/reading'
import type { NetworkSpec, Optimizer, RunSpec, TrainingSpec } from '@shared/spec/runSpec'
import { specVersion } from '@shared/spec/upgradeSpec'
import { refusal } from '../../lab/gate'
import { numberOf } from './flagKinds'
import { withFlag } from './flagNames'
import { interactionsOf, preparationOf } from './preparationFlags'
import type { TrainFlags } from './trainFlags'

/** Refuses every flag that is out of range before a file is read. */
export function checkFlags(flags: TrainFlags): void {
  if (flags.format !== undefined && flags.out === undefined) {
    throw new LabError('bad-setting', '--format says how the file of --out is written: name that file too.')
  }
  if (flags.allFolds === true && flags.out !== undefined) {
    throw new LabError('bad-setting', '--out takes one model: choose a fold by --fold in place of --all-folds.')
  }
  // Until the file is read, those that are named elsewhere stand for them all.
  const named = ['any column', ...new Set(interactionsOf(flags.interactions).flat())]
  const features = flags.features === undefined ? named : listOf(flags.features)
  const spec = specOfFeatures({ id: '0'.repeat(64), reading: null }, features, flags)
  const parsed = labCalls['runs.train'].args.safeParse({ spec })
  if (!parsed.success) throw LabError.from(withFlag(refusal('runs.train', parsed.error).toProblem()))
}

/** The RunSpec of a command line. Ranges are the gate's to check; here only what is no number is refused. */
export function specOf(dataset: Dataset, flags: TrainFlags): RunSpec {
  const features = flags.features === undefined ? usableFeatures(dataset, flags) : listOf(flags.features)
  return specOfFeatures(dataset, features, flags)
}

function specOfFeatures(
  { id, reading }: { id: string; reading: Reading | null },
  features: string[],
  flags: TrainFlags,
): RunSpec {
  const network = networkOf(flags)
  return {
    version: specVersion,
    dataset: id,
    reading,
    preparation: preparationOf(features, flags),
    network,
    training: trainingOf(network, flags),
    seed: numberOf(flags.seed, '--seed'),
  }
}

function networkOf(flags: TrainFlags): NetworkSpec {
  const hidden = flags.hidden.trim() === '' ? [] : flags.hidden.split(',').map((units) => numberOf(units, '--hidden'))
  const { activation } = flags
  const initialisation = flags.init ?? defaultInitialisation(hidden, activation)
  const initialDistribution = flags.initDistribution ?? defaultDistributions[initialisation]
  return { hidden, activation, initialisation, initialDistribution }
}

function trainingOf({ hidden }: NetworkSpec, flags: TrainFlags): TrainingSpec {
  const { optimizer, schedule } = flags
  return {
    loss: flags.loss ?? defaultLosses[flags.task],
    huberDelta: numberOf(flags.huberDelta, '--huber-delta'),
    optimizer,
    learningRate:
      flags.learningRate === undefined
        ? defaultLearningRates[optimizer]
        : numberOf(flags.learningRate, '--learning-rate'),
    momentum: numberOf(flags.momentum, '--momentum'),
    schedule,
    scheduleEpochs: numberOf(flags.scheduleEpochs, '--schedule-epochs'),
    scheduleFactor: numberOf(flags.scheduleFactor, '--schedule-factor'),
    warmup: numberOf(flags.warmup, '--warmup'),
    clip: numberOf(flags.clip, '--clip'),
    epochs: numberOf(flags.epochs, '--epochs'),
    batchSize: batchSizeOf(flags.batchSize, optimizer),
    l1: numberOf(flags.l1, '--l1'),
    l2: numberOf(flags.l2, '--l2'),
    dropout: numberOf(flags.dropout, '--dropout'),
    weightDecay: numberOf(flags.weightDecay, '--weight-decay'),
    classWeights: classWeightsOf(flags.classWeights),
    patience: numberOf(flags.patience, '--patience'),
    tolerance: numberOf(flags.tolerance, '--tolerance'),
    precision: flags.precision ?? defaultPrecision(hidden, optimizer),
  }
}

function batchSizeOf(text: string | undefined, optimizer: Optimizer): 'full' | number {
  if (text === undefined) return defaultBatchSize(optimizer)
  return text === 'full' ? 'full' : numberOf(text, '--batch-size')
}

function classWeightsOf(text: string): TrainingSpec['classWeights'] {
  if (text === 'none' || text === 'balanced') return text
  const pairs = listOf(text).map((pair): [string, number] => {
    // The last =: a weight has none, a name may.
    const mark = pair.lastIndexOf('=')
    if (mark > 0) return [pair.slice(0, mark).trim(), numberOf(pair.slice(mark + 1), '--class-weights')]
    throw new LabError(
      'bad-setting',
      `--class-weights must be none, balanced, or pairs like name=2, comma separated, not "${pair}".`,
    )
  })
  return Object.fromEntries(pairs)
}

function usableFeatures(dataset: Dataset, { target, weights }: TrainFlags): string[] {
  const features = defaultFeatures(dataset.columns, target).filter((name) => name !== weights)
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
