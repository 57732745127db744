import { type Settings, defaultsOf } from './defaults'
import { relevantSettings } from './relevantSettings'
import type { PreparationSpec } from './runSpec'
import { type SettingPath, settingAt, settingPaths, valueAt } from './settings/table'

/** What stands in place of a setting that has no effect. */
export const withoutEffect = '–'

function textAt(settings: Settings, path: SettingPath): string {
  // Which fold it is says little without how many there are.
  if (path === 'preparation.fold') return foldText(settings.preparation)
  return settingAt(path).text(valueAt(settings, path))
}

/** "fold 2 of 5", with several repeats "repeat 1, fold 2 of 5". */
export function foldText({ fold, folds, repeats }: Pick<PreparationSpec, 'fold' | 'folds' | 'repeats'>): string {
  const within = `fold ${(fold % folds) + 1} of ${folds}`
  return repeats > 1 ? `repeat ${Math.floor(fold / folds) + 1}, ${within}` : within
}

/** Every setting of a spec as it is read, by path; '–' where it has no effect. */
export function settingTexts(settings: Settings): Map<SettingPath, string> {
  const relevant = relevantSettings(settings)
  return new Map(settingPaths.map((path) => [path, relevant.has(path) ? textAt(settings, path) : withoutEffect]))
}

/** Those of the settings that have an effect and are not as they are by default, with their values; NaN is no value yet. */
export function changedSettings(settings: Settings): Map<SettingPath, string> {
  const standard = defaultsOf(settings)
  const changed = [...settingTexts(settings)].filter(
    ([path, text]) => text !== withoutEffect && text !== 'NaN' && text !== textAt(standard, path),
  )
  return new Map(changed)
}

/** "L2 0.01, dropout 0.2": what is set among `paths`; empty where all is as by default. */
export function changedText(settings: Settings, paths: readonly SettingPath[]): string {
  const changed = changedSettings(settings)
  return paths
    .filter((path) => changed.has(path))
    .map((path) => `${inSentence(settingAt(path).label)} ${changed.get(path)}`)
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
    const used = values.filter((value) => value !== withoutEffect)
    if (used.length === values.length) return new Set(values).size > 1
    return new Set(used).size > 1 || changed.some((entry) => entry.has(path))
  }
  return settingPaths.filter(differs).map((path) => ({
    path,
    label: settingAt(path).label,
    values: texts.map((entry) => entry.get(path) ?? ''),
  }))
}
