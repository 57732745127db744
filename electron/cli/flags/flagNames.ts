import type { Reading } from '@shared/spec/reading'
import type { SettingPath } from '@shared/spec/relevantSettings'

const flags: Record<SettingPath | `reading.${keyof Reading}`, string> = {
  'preparation.target': '--target',
  'preparation.task': '--task',
  'preparation.features': '--features',
  'preparation.standardization': '--standardize',
  'preparation.missing': '--missing',
  'preparation.columns': '--column',
  'preparation.degree': '--degree',
  'preparation.interactions': '--interactions',
  'preparation.split': '--split',
  'preparation.stratify': '--no-stratify',
  'preparation.splitColumn': '--split-column',
  'preparation.folds': '--folds',
  'preparation.repeats': '--repeats',
  'preparation.fold': '--fold',
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
  'reading.encoding': '--encoding',
  'reading.delimiter': '--delimiter',
  'reading.quote': '--quote',
  'reading.header': '--header',
  'reading.decimal': '--decimal',
  'reading.thousands': '--thousands',
  'reading.comment': '--comment',
  'reading.missingWords': '--missing-words',
  'reading.dateOrder': '--date-order',
  'reading.raggedRows': '--ragged-rows',
  'reading.types': '--type',
}

const flagOf = new Map<string, string>(Object.entries(flags))

/** On the command line a setting goes by the name of its flag. */
export function withFlag<Problem extends { message: string; setting?: string | undefined }>(problem: Problem): Problem {
  const { setting, message } = problem
  // The entry of a list, or a class by its name, is part of its setting.
  const flag = setting === undefined ? undefined : flagOf.get(setting.split('.').slice(0, 2).join('.'))
  if (setting === undefined || flag === undefined) return problem
  const rule = /^preparation\.columns\.(.*?)(?:\.[A-Za-z]+)?(?:\.\d+)?: (.*)$/s.exec(message)
  if (rule !== null) return { ...problem, message: `${flag} ${rule[1]}: ${rule[2]}` }
  const prefix = `${setting}: `
  if (!message.startsWith(prefix)) return problem
  const complaint = message.slice(prefix.length)
  const mark = /^(must|needs|names|and)\b/.test(complaint) ? '' : ':'
  return { ...problem, message: `${flag}${mark} ${complaint}` }
}
