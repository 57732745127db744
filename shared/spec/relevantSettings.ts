import { type Optimizer, type RunSpec, holdsValidation, wholeBatchOptimizers } from './runSpec'

/** Every setting of a RunSpec by its path, in the order in which a person reads them. */
export const settingPaths = [
  'preparation.target',
  'preparation.task',
  'preparation.features',
  'preparation.standardization',
  'preparation.missing',
  'preparation.columns',
  'preparation.degree',
  'preparation.interactions',
  'preparation.split',
  'preparation.stratify',
  'preparation.splitColumn',
  'preparation.folds',
  'preparation.repeats',
  'preparation.fold',
  'preparation.validationShare',
  'preparation.testShare',
  'preparation.weights',
  'training.classWeights',
  'network.hidden',
  'network.activation',
  'network.initialisation',
  'network.initialDistribution',
  'training.loss',
  'training.huberDelta',
  'training.optimizer',
  'training.learningRate',
  'training.momentum',
  'training.epochs',
  'training.batchSize',
  'training.schedule',
  'training.scheduleEpochs',
  'training.scheduleFactor',
  'training.warmup',
  'training.clip',
  'training.l1',
  'training.l2',
  'training.dropout',
  'training.weightDecay',
  'training.patience',
  'training.tolerance',
  'training.precision',
  'seed',
] as const
export type SettingPath = (typeof settingPaths)[number]

/** Those that find the length of each step themselves: no learning rate, schedule or clipping enters. */
const ownStepOptimizers: readonly Optimizer[] = ['lbfgs', 'newton']

/**
 * The settings that have an effect under the spec's other choices. One that its task, network or optimizer leaves without
 * effect, or with one possible value only, is not among them: it is kept in the spec and not used.
 */
export function relevantSettings({
  preparation,
  network,
  training,
}: Pick<RunSpec, 'preparation' | 'network' | 'training'>): Set<SettingPath> {
  const { optimizer, schedule } = training
  const regression = preparation.task === 'regression'
  const layered = network.hidden.length > 0
  const ownStep = ownStepOptimizers.includes(optimizer)
  const cuts = !ownStep && (schedule === 'step' || schedule === 'plateau')
  const { split, splitColumn, columns, interactions } = preparation
  const conditions: Partial<Record<SettingPath, boolean>> = {
    'preparation.columns': Object.keys(columns).length > 0,
    'preparation.interactions': interactions.length > 0,
    'preparation.stratify': !regression && (split === 'holdout' || (split === 'folds' && splitColumn === null)),
    'preparation.splitColumn': split !== 'holdout',
    'preparation.folds': split === 'folds',
    'preparation.repeats': split === 'folds',
    'preparation.fold': split === 'folds',
    'preparation.validationShare': split !== 'folds',
    'training.classWeights': !regression,
    'network.activation': layered,
    'network.initialDistribution': network.initialisation !== 'zeros',
    'training.loss': regression,
    'training.huberDelta': regression && training.loss === 'huber',
    'training.learningRate': !ownStep,
    'training.momentum': optimizer === 'momentum' || optimizer === 'nesterov',
    'training.batchSize': !wholeBatchOptimizers.includes(optimizer),
    'training.schedule': !ownStep,
    'training.scheduleEpochs': cuts,
    'training.scheduleFactor': cuts,
    'training.warmup': !ownStep,
    'training.clip': !ownStep,
    'training.l1': !ownStep,
    'training.dropout': layered && !ownStep,
    'training.weightDecay': optimizer === 'adamw',
    'training.patience': holdsValidation(preparation),
    'training.tolerance': ownStep,
    'training.precision': optimizer !== 'newton',
  }
  return new Set(settingPaths.filter((path) => conditions[path] ?? true))
}
