import type { SettingPath } from '@shared/spec/relevantSettings'

/** The names of settings on their controls, in messages and in the table of differences. */
export const settingLabels: Record<SettingPath, string> = {
  'preparation.target': 'Target',
  'preparation.task': 'Task',
  'preparation.features': 'Features',
  'preparation.standardization': 'Standardize',
  'preparation.missing': 'Missing values',
  'preparation.columns': 'Rules of features',
  'preparation.degree': 'Degree',
  'preparation.interactions': 'Interactions',
  'preparation.split': 'Split',
  'preparation.stratify': 'Stratify by class',
  'preparation.splitColumn': 'Split by',
  'preparation.folds': 'Folds',
  'preparation.repeats': 'Repeats',
  'preparation.fold': 'Validation fold',
  'preparation.validationShare': 'Validation share',
  'preparation.testShare': 'Test share',
  'preparation.weights': 'Row weights',
  'training.classWeights': 'Class weights',
  'network.hidden': 'Hidden layers',
  'network.activation': 'Activation',
  'network.initialisation': 'Initialisation',
  'network.initialDistribution': 'Distribution',
  'training.loss': 'Loss',
  'training.huberDelta': 'Huber delta',
  'training.optimizer': 'Optimizer',
  'training.learningRate': 'Learning rate',
  'training.momentum': 'Momentum',
  'training.epochs': 'Epochs',
  'training.batchSize': 'Batch size',
  'training.schedule': 'Schedule',
  'training.scheduleEpochs': 'Schedule epochs',
  'training.scheduleFactor': 'Schedule factor',
  'training.warmup': 'Warm-up',
  'training.clip': 'Gradient clip',
  'training.l1': 'L1',
  'training.l2': 'L2',
  'training.dropout': 'Dropout',
  'training.weightDecay': 'Weight decay',
  'training.patience': 'Patience',
  'training.tolerance': 'Tolerance',
  'training.precision': 'Precision',
  seed: 'Seed',
}

const plurals = [
  'Folds',
  'Repeats',
  'Interactions',
  'Rules of features',
  'Features',
  'Epochs',
  'Missing values',
  'Row weights',
  'Class weights',
  'Hidden layers',
]

/** What a path is called, where a setting has parts also the part: "Layer 2", "Class weight of setosa". */
function nameOf(path: string): string {
  const layer = /^network\.hidden\.(\d+)$/.exec(path)?.[1]
  if (layer !== undefined) return `Layer ${Number(layer) + 1}`
  const className = /^training\.classWeights\.(.*)$/s.exec(path)?.[1]
  if (className !== undefined) return `Class weight of ${className}`
  const feature = /^preparation\.columns\.(.*)\.[A-Za-z]+$/s.exec(path)?.[1]
  if (feature !== undefined) return `The rule of ${feature}`
  return settingLabels[path as SettingPath] ?? path
}

/** "Learning rate needs another value.": the one setting that is at fault, or how many are; null where none is. */
export function faultText(paths: readonly string[]): string | null {
  const [path] = paths
  if (path === undefined) return null
  if (paths.length > 1) return `${paths.length} settings need another value.`
  const name = nameOf(path)
  const verb = plurals.includes(name) || name === 'Schedule epochs' ? 'need' : 'needs'
  return `${name} ${verb} another ${path === 'preparation.features' ? 'choice' : 'value'}.`
}
