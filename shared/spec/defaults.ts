import type { NetworkSpec, PreparationSpec, RunSpec, TrainingSpec } from './runSpec'
import { type SettingPath, settingAt, settingParts, settingPaths, withValue } from './settings/table'
import type { Setting } from './settings/setting'

/** A spec, or a draft of one, whatever its dataset. */
export type Settings = Pick<RunSpec, 'preparation' | 'network' | 'training' | 'seed'>

const initialOf = (settings: object) =>
  Object.fromEntries(
    Object.entries(settings).map(([key, { initial }]: [string, Setting]) => [key, structuredClone(initial)]),
  )

/**
 * What a person gets who chooses nothing, the same on the screen and on the command line: the target, which has to be chosen, is
 * empty, and so are event and features until there is a table. A new value each time.
 */
export function initialSettings(): Settings {
  return {
    preparation: initialOf(settingParts.preparation) as unknown as PreparationSpec,
    network: initialOf(settingParts.network) as unknown as NetworkSpec,
    training: initialOf(settingParts.training) as unknown as TrainingSpec,
    seed: settingAt('seed').initial as number,
  }
}

/** Settings whose default follows others. */
export const followingSettings: readonly SettingPath[] = settingPaths.filter((path) => settingAt(path).follows)

/** What a setting is where nobody chooses it and the others are as in `settings`. */
export function defaultAt(path: SettingPath, settings: Settings): unknown {
  const { follows, initial } = settingAt(path)
  return follows === undefined ? structuredClone(initial) : follows(settings)
}

/**
 * Every setting as it is where nobody has chosen it and the others are those of `settings`. Target, event and features, which the
 * table decides about, stay as they are.
 */
export function defaultsOf(settings: Settings): Settings {
  const standard = settingPaths.reduce((all, path) => withValue(all, path, defaultAt(path, settings)), settings)
  const { target, event, features } = settings.preparation
  return { ...standard, preparation: { ...standard.preparation, target, event, features } }
}

/**
 * The settings with each that follows others, but those in `chosen`, brought into line with them. One after the other in the order
 * of the table, since the distribution of the starting weights follows the initialisation, which follows the layers.
 */
export function followOthers<Kind extends Settings>(settings: Kind, chosen: ReadonlySet<SettingPath>): Kind {
  return followingSettings
    .filter((path) => !chosen.has(path))
    .reduce((all, path) => withValue(all, path, defaultAt(path, all)), settings)
}
