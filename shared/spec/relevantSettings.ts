import type { DrivingSettings } from './settings/setting'
import { type SettingPath, settingAt, settingPaths } from './settings/table'

/**
 * The settings that have an effect under the spec's other choices. One that its task, network or optimizer leaves without
 * effect, or with one possible value only, is not among them: it is kept in the spec and not used.
 */
export function relevantSettings(settings: DrivingSettings): Set<SettingPath> {
  return new Set(settingPaths.filter((path) => settingAt(path).relevant(settings)))
}
