import { integer } from './setting'
import type { Setting, SettingGroup } from './setting'
import { limits } from '../limits'
import { networkSettings } from './network'
import { preparationSettings } from './preparation'
import { trainingSettings } from './training'

export const seedSetting = integer({
  range: { min: 0, max: limits.seed },
  initial: 1,
  flag: 'seed',
  label: 'Seed',
  hint: 'Seed of the initial weights, shuffling and dropout.',
  explanation: 'The same seed gives the same weights to the last bit. Results vary between seeds: try several.',
  group: 'reproducibility',
})

/** The parts of a RunSpec that hold settings, and the settings of each. */
export const settingParts = {
  preparation: preparationSettings,
  network: networkSettings,
  training: trainingSettings,
} as const

export type SettingPart = keyof typeof settingParts
type Keys<Part extends SettingPart> = keyof (typeof settingParts)[Part] & string
/** A setting by where it is in a RunSpec: `training.learningRate`. */
export type SettingPath = { [Part in SettingPart]: `${Part}.${Keys<Part>}` }[SettingPart] | 'seed'

/** The value of a setting. */
export type SettingValue<Path extends SettingPath> = Path extends `${infer Part extends SettingPart}.${infer Key}`
  ? Key extends Keys<Part>
    ? (typeof settingParts)[Part][Key] extends Setting<infer Value>
      ? Value
      : never
    : never
  : number

const rows = Object.entries(settingParts).flatMap(([part, settings]) =>
  Object.entries(settings).map(([key, setting]) => [`${part}.${key}`, setting] as [SettingPath, Setting]),
)

/**
 * Every setting of a RunSpec, in the order in which a person reads them. Flags and their help, controls, labels, summaries,
 * differences, the shown command line, validation, defaults and upgrades all read this table: a setting is a row of it.
 */
export const settingTable: ReadonlyMap<SettingPath, Setting> = new Map<SettingPath, Setting>([
  ...rows,
  ['seed', seedSetting as Setting],
])

export const settingPaths: readonly SettingPath[] = [...settingTable.keys()]

export function settingAt(path: SettingPath): Setting {
  const setting = settingTable.get(path)
  if (setting === undefined) throw new RangeError(`There is no setting ${path}.`)
  return setting
}

/** The settings of a group, in the order of the table. */
export function settingsOf(group: SettingGroup): SettingPath[] {
  return settingPaths.filter((path) => settingAt(path).group === group)
}

/** The value of a setting within a spec, or within a draft of one. */
export function valueAt(settings: object, path: SettingPath): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], settings)
}

/** The settings with one of them changed. */
export function withValue<Settings extends object>(settings: Settings, path: SettingPath, value: unknown): Settings {
  const [part = '', key] = path.split('.')
  if (key === undefined) return { ...settings, [part]: value }
  const rest = (settings as Record<string, object>)[part]
  return { ...settings, [part]: { ...rest, [key]: value } }
}

/** The name on screen of one of a setting's choices; the value itself where it has none. */
export function choiceLabel(path: SettingPath, value: string): string {
  return settingAt(path).choices?.find((choice) => choice.value === value)?.label ?? value
}
