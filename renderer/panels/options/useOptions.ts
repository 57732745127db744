import { type ComputedRef, computed } from 'vue'
import { changedText } from '@shared/spec/settingTexts'
import { relevantSettings } from '@shared/spec/relevantSettings'
import { type SettingPath, type SettingValue, withValue } from '@shared/spec/settings/table'
import { useDraft } from '../../stores/draft/draft'
import type { Draft } from '../../stores/draft/draftDefaults'

export interface Options {
  draft: ComputedRef<Draft | null>
  /** Whether a setting has an effect under the other choices, or stands in the way of training. */
  shows: (path: SettingPath) => boolean
  error: (path: SettingPath) => string | undefined
  /** Of a group of settings: whether there is an error, and what is not as by default. */
  faulty: (paths: readonly SettingPath[]) => boolean
  summary: (paths: readonly SettingPath[]) => string
  /** Sets one setting; from then on it does not follow others any more. */
  set: <Path extends SettingPath>(path: Path, value: SettingValue<Path>) => void
}

/** The draft as the controls of the options panel see it. */
export function useOptions(): Options {
  const store = useDraft()
  const draft = computed(() => store.draft)
  const relevant = computed(() => (draft.value === null ? new Set<SettingPath>() : relevantSettings(draft.value)))
  const isFaulty = (path: SettingPath) =>
    Object.keys(store.errors).some((at) => at === path || at.startsWith(`${path}.`))
  return {
    draft,
    shows: (path) => relevant.value.has(path) || isFaulty(path),
    error: (path) => store.errors[path],
    faulty: (paths) => paths.some(isFaulty),
    summary: (paths) => (draft.value === null ? '' : changedText(draft.value, paths)),
    set: (path, value) =>
      store.edit(path, (old) => ({ ...withValue(old, path, value), chosen: new Set([...old.chosen, path]) })),
  }
}
