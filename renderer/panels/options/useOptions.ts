import { type ComputedRef, computed } from 'vue'
import { type SettingPath, relevantSettings } from '@shared/spec/relevantSettings'
import { useDraft } from '../../stores/draft/draft'
import type { Chosen, Draft } from '../../stores/draft/draftDefaults'
import { changedText } from '../../wording/settings/specRows'

type Section = 'preparation' | 'network' | 'training'

export interface Options {
  draft: ComputedRef<Draft | null>
  /** Whether a setting has an effect under the other choices, or stands in the way of training. */
  shows: (path: SettingPath) => boolean
  error: (path: SettingPath) => string | undefined
  /** Of a group of settings: whether there is an error, and what is not as by default. */
  faulty: (paths: readonly SettingPath[]) => boolean
  summary: (paths: readonly SettingPath[]) => string
  /** Sets one setting; from then on it does not follow others any more. */
  set: <Part extends Section, Key extends keyof Draft[Part] & string>(
    section: Part,
    key: Key,
    value: Draft[Part][Key],
  ) => void
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
    set: (section, key, value) =>
      store.edit(`${section}.${key}`, (old) => ({
        ...old,
        [section]: { ...old[section], [key]: value },
        chosen: key in old.chosen ? { ...old.chosen, [key as keyof Chosen]: true } : old.chosen,
      })),
  }
}
