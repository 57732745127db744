import { type Command, Option } from 'commander'
import {
  defaultBatchSize,
  defaultLearningRates,
  defaultLosses,
  defaultNetwork,
  defaultSeed,
  defaultTraining,
} from '@shared/spec/defaults'
import {
  type Activation,
  type InitialDistribution,
  type Initialisation,
  type Loss,
  type Optimizer,
  type Precision,
  type Schedule,
  type Task,
  activations,
  initialDistributions,
  initialisations,
  losses,
  optimizers,
  precisions,
  schedules,
  tasks,
  wholeBatchOptimizers,
} from '@shared/spec/runSpec'
import { choice, number } from './flagKinds'
import { type PreparationFlags, addPreparationFlags } from './preparationFlags'
import { type ReadingFlags, addReadingFlags } from './readingFlags'

/** The flags of `train` as commander hands them over: texts, but for closed choices. */
export interface TrainFlags extends PreparationFlags, ReadingFlags {
  hidden: string
  activation: Activation
  init?: Initialisation
  initDistribution?: InitialDistribution
  loss?: Loss
  huberDelta: string
  optimizer: Optimizer
  learningRate?: string
  momentum: string
  schedule: Schedule
  scheduleEpochs: string
  scheduleFactor: string
  warmup: string
  clip: string
  epochs: string
  batchSize?: string
  l1: string
  l2: string
  dropout: string
  weightDecay: string
  classWeights: string
  patience: string
  tolerance: string
  precision?: Precision
  seed: string
  out?: string
  format?: string
  json?: boolean
}

/** Every setting of a RunSpec as a flag, with the default that the screen has too; those of the reading follow from the file. */
export function addTrainFlags(command: Command): Command {
  addPreparationFlags(command)
  const training = defaultTraining
  const rates = optimizers.map((name) => `${defaultLearningRates[name]} for ${name}`).join(', ')
  const options = [
    new Option(
      '--hidden <units>',
      'units of each hidden layer, comma separated; empty is logistic or linear regression',
    ).default(''),
    choice('--activation <name>', 'of hidden layers', activations, defaultNetwork.activation),
    choice('--init <name>', 'starting weights (default: by network)', initialisations),
    choice('--init-distribution <name>', 'that they are drawn from (default: by --init)', initialDistributions),
    choice('--loss <name>', `what is minimised (default: ${tasks.map(lossOf).join(', ')})`, losses),
    number('--huber-delta <x>', 'where the Huber loss turns straight, in sd of the target', training.huberDelta),
    choice('--optimizer <name>', 'how weights are updated', optimizers, training.optimizer),
    new Option('--learning-rate <x>', `step size (default: ${rates})`),
    number('--momentum <x>', 'momentum, nesterov: share of the last step that is kept', training.momentum),
    choice('--schedule <name>', 'how the learning rate changes', schedules, training.schedule),
    number('--schedule-epochs <n>', 'step: from cut to cut; plateau: without a lower loss', training.scheduleEpochs),
    number('--schedule-factor <x>', 'what a cut multiplies the learning rate by', training.scheduleFactor),
    number('--warmup <n>', 'epochs over which the learning rate rises from 0', training.warmup),
    number('--clip <x>', 'longest gradient; 0 leaves all as they are', training.clip),
    number('--epochs <n>', 'passes over the training rows', training.epochs),
    new Option(
      '--batch-size <n>',
      `rows in a step, or full (default: full for ${wholeBatchOptimizers.join(', ')}, else ${defaultBatchSize('sgd')})`,
    ),
    number('--l1 <x>', 'λ of the penalty λ·Σ|w|', training.l1),
    number('--l2 <x>', 'λ of the penalty λ/2·Σw²', training.l2),
    number('--dropout <share>', 'share of hidden outputs that a step sets to 0', training.dropout),
    number('--weight-decay <x>', 'adamw: share of a weight that a step of rate 1 takes away', training.weightDecay),
    new Option('--class-weights <how>', 'none, balanced, or name=weight pairs, comma separated').default('none'),
    number('--patience <n>', 'epochs without a lower validation loss that end training; 0 never', training.patience),
    number('--tolerance <x>', 'lbfgs, newton: gradient norm that ends training', training.tolerance),
    choice('--precision <name>', 'of numbers (default: float64 without hidden layers, else float32)', precisions),
    number('--seed <n>', 'of split, starting weights and shuffling', defaultSeed),
  ]
  for (const option of options) command.addOption(option)
  return addReadingFlags(command)
}

const lossOf = (task: Task): string => `${defaultLosses[task]} for ${task}`
