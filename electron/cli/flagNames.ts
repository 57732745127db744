import type { SettingPath } from '@shared/contract/relevantSettings'

const flags: Record<SettingPath, string> = {
  'preparation.target': '--target',
  'preparation.task': '--task',
  'preparation.features': '--features',
  'preparation.standardization': '--standardize',
  'preparation.missing': '--missing',
  'preparation.validationShare': '--validation',
  'preparation.testShare': '--test',
  'preparation.weights': '--weights',
  'training.classWeights': '--class-weights',
  'network.hidden': '--hidden',
  'network.activation': '--activation',
  'network.initialisation': '--init',
  'network.initialDistribution': '--init-distribution',
  'training.loss': '--loss',
  'training.huberDelta': '--huber-delta',
  'training.optimizer': '--optimizer',
  'training.learningRate': '--learning-rate',
  'training.momentum': '--momentum',
  'training.epochs': '--epochs',
  'training.batchSize': '--batch-size',
  'training.schedule': '--schedule',
  'training.scheduleEpochs': '--schedule-epochs',
  'training.scheduleFactor': '--schedule-factor',
  'training.warmup': '--warmup',
  'training.clip': '--clip',
  'training.l1': '--l1',
  'training.l2': '--l2',
  'training.dropout': '--dropout',
  'training.weightDecay': '--weight-decay',
  'training.patience': '--patience',
  'training.tolerance': '--tolerance',
  'training.precision': '--precision',
  seed: '--seed',
}

const flagOf = new Map<string, string>(Object.entries(flags))

/** On the command line a setting goes by the name of its flag. */
export function withFlag<Problem extends { message: string; setting?: string | undefined }>(problem: Problem): Problem {
  const { setting, message } = problem
  // The entry of a list, or a class by its name, is part of its setting.
  const flag = setting === undefined ? undefined : flagOf.get(setting.split('.').slice(0, 2).join('.'))
  const prefix = `${setting}: `
  if (flag === undefined || !message.startsWith(prefix)) return problem
  const complaint = message.slice(prefix.length)
  const mark = /^(must|needs|names|and)\b/.test(complaint) ? '' : ':'
  return { ...problem, message: `${flag}${mark} ${complaint}` }
}
