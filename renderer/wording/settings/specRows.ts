import { type SettingPath, relevantSettings, settingPaths } from '@shared/spec/relevantSettings'
import type { TrainingSpec } from '@shared/spec/runSpec'
import { percent } from '../counts'
import { type Settings, defaultsOf } from './defaultsOf'
import { hiddenText } from './hiddenText'
import {
  activationLabels,
  distributionLabels,
  initialisationLabels,
  lossLabels,
  missingLabels,
  optimizerLabels,
  precisionLabels,
  scheduleLabels,
  standardizationLabels,
  taskLabels,
} from './labels'
import { splitLabels } from './preparationLabels'
import { foldText, rulesText } from './ruleText'
import { settingLabels } from './settingLabels'

/** What stands in place of a setting that has no effect. */
const noEffect = '–'

function classWeightsText(weights: TrainingSpec['classWeights']): string {
  if (typeof weights === 'string') return weights
  const named = Object.entries(weights).map(([name, weight]) => `${name}: ${weight}`)
  return named.length === 0 ? 'none' : named.join(', ')
}

/** Every setting as it is read, with an effect or without. */
function allTexts({ preparation, network, training, seed }: Settings): Record<SettingPath, string> {
  return {
    'preparation.target': preparation.target,
    'preparation.task': taskLabels[preparation.task],
    'preparation.features': preparation.features.join(', '),
    'preparation.standardization': standardizationLabels[preparation.standardization],
    'preparation.missing': missingLabels[preparation.missing],
    'preparation.columns': rulesText(preparation.columns),
    'preparation.degree': String(preparation.degree),
    'preparation.interactions': preparation.interactions.map((pair) => pair.join(' × ')).join(', '),
    'preparation.split': splitLabels[preparation.split],
    'preparation.stratify': preparation.stratify ? 'yes' : 'no',
    'preparation.splitColumn': preparation.splitColumn ?? 'none',
    'preparation.folds': String(preparation.folds),
    'preparation.repeats': String(preparation.repeats),
    'preparation.fold': foldText(preparation),
    'preparation.validationShare': percent(preparation.validationShare),
    'preparation.testShare': percent(preparation.testShare),
    'preparation.weights': preparation.weights ?? 'none',
    'training.classWeights': classWeightsText(training.classWeights),
    'network.hidden': hiddenText(network),
    'network.activation': activationLabels[network.activation],
    'network.initialisation': initialisationLabels[network.initialisation],
    'network.initialDistribution': distributionLabels[network.initialDistribution],
    'training.loss': lossLabels[training.loss],
    'training.huberDelta': String(training.huberDelta),
    'training.optimizer': optimizerLabels[training.optimizer],
    'training.learningRate': String(training.learningRate),
    'training.momentum': String(training.momentum),
    'training.epochs': String(training.epochs),
    'training.batchSize': String(training.batchSize),
    'training.schedule': scheduleLabels[training.schedule],
    'training.scheduleEpochs': String(training.scheduleEpochs),
    'training.scheduleFactor': String(training.scheduleFactor),
    'training.warmup': String(training.warmup),
    'training.clip': String(training.clip),
    'training.l1': String(training.l1),
    'training.l2': String(training.l2),
    'training.dropout': String(training.dropout),
    'training.weightDecay': String(training.weightDecay),
    'training.patience': String(training.patience),
    'training.tolerance': String(training.tolerance),
    'training.precision': precisionLabels[training.precision],
    seed: String(seed),
  }
}

/** Every setting of a spec as it is read, by path; '–' where it has no effect. */
export function settingTexts(settings: Settings): Map<SettingPath, string> {
  const texts = allTexts(settings)
  const relevant = relevantSettings(settings)
  return new Map(settingPaths.map((path) => [path, relevant.has(path) ? texts[path] : noEffect]))
}

/** Those of the settings that have an effect and are not as they are by default, with their values; NaN is no value yet. */
export function changedSettings(settings: Settings): Map<SettingPath, string> {
  const standard = allTexts(defaultsOf(settings))
  const changed = [...settingTexts(settings)].filter(
    ([path, text]) => text !== noEffect && text !== 'NaN' && text !== standard[path],
  )
  return new Map(changed)
}

/** "L2 0.01, dropout 0.2": what is set among `paths`; empty where all is as by default. */
export function changedText(settings: Settings, paths: readonly SettingPath[]): string {
  const changed = changedSettings(settings)
  return paths
    .filter((path) => changed.has(path))
    .map((path) => `${inSentence(settingLabels[path])} ${changed.get(path)}`)
    .join(', ')
}

/** "Batch size" as it stands in the middle of a sentence; "L2" and names stay as they are. */
function inSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) && !label.startsWith('Huber')
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label
}

export interface SettingDifference {
  path: SettingPath
  label: string
  /** One text for each spec, in their order. */
  values: string[]
}

/**
 * The settings in which the specs are not all alike. One that has no effect on some of them counts as left at its default
 * there: the momentum of one optimizer is no difference from another that has none, a dropout is.
 */
export function differingSettings(specs: readonly Settings[]): SettingDifference[] {
  const texts = specs.map(settingTexts)
  const changed = specs.map(changedSettings)
  const differs = (path: SettingPath) => {
    const values = texts.map((entry) => entry.get(path))
    const used = values.filter((value) => value !== noEffect)
    if (used.length === values.length) return new Set(values).size > 1
    return new Set(used).size > 1 || changed.some((entry) => entry.has(path))
  }
  return settingPaths.filter(differs).map((path) => ({
    path,
    label: settingLabels[path],
    values: texts.map((entry) => entry.get(path) ?? ''),
  }))
}
