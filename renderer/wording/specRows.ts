import type { RunSpec } from '@shared/contract/runSpec'
import { percent } from './counts'
import {
  activationLabels,
  initialisationLabels,
  missingLabels,
  optimizerLabels,
  settingLabels,
  standardizationLabels,
} from './labels'
import { hiddenText } from './hiddenText'

/** Every setting of a spec as it is read, by path. Without hidden layers the activation plays no part. */
export function settingTexts(spec: RunSpec): Map<string, string> {
  const { preparation, network, training, seed } = spec
  return new Map([
    ['preparation.target', preparation.target],
    ['preparation.features', preparation.features.join(', ')],
    ['preparation.standardization', standardizationLabels[preparation.standardization]],
    ['preparation.missing', missingLabels[preparation.missing]],
    ['preparation.validationShare', percent(preparation.validationShare)],
    ['preparation.testShare', percent(preparation.testShare)],
    ['network.hidden', hiddenText(network)],
    ['network.activation', network.hidden.length === 0 ? '–' : activationLabels[network.activation]],
    ['network.initialisation', initialisationLabels[network.initialisation]],
    ['training.optimizer', optimizerLabels[training.optimizer]],
    ['training.learningRate', String(training.learningRate)],
    ['training.epochs', String(training.epochs)],
    ['training.batchSize', String(training.batchSize)],
    ['training.l2', String(training.l2)],
    ['seed', String(seed)],
  ])
}

export interface SettingDifference {
  path: string
  label: string
  /** One text for each spec, in their order. */
  values: string[]
}

/** The settings in which the specs are not all alike. */
export function differingSettings(specs: readonly RunSpec[]): SettingDifference[] {
  const texts = specs.map(settingTexts)
  return [...(texts[0]?.keys() ?? [])]
    .map((path) => ({
      path,
      label: settingLabels[path] ?? path,
      values: texts.map((entry) => entry.get(path) ?? ''),
    }))
    .filter(({ values }) => new Set(values).size > 1)
}
