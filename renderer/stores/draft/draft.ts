import { defineStore } from 'pinia'
import { computed, ref, shallowReactive, shallowRef, watch } from 'vue'
import { type Problem, problemOf } from '@shared/contract/labError'
import type { RunSpec } from '@shared/spec/runSpec'
import { withoutSetting } from '../../wording/settings/validation'
import { useDatasets } from '../datasets/datasets'
import { type Draft, defaultDraft, draftOfSpec, settle } from './draftDefaults'
import { specOfDraft, validateDraft } from './draftValidation'
import { useRuns } from '../runs/runs'
import { useSettings } from '../settings'

const undoLimit = 200

/** The settings being edited, one draft for each dataset; an edit never touches a run. */
export const useDraft = defineStore('draft', () => {
  const datasets = useDatasets()
  const settings = useSettings()
  const drafts = shallowReactive(new Map<string, Draft>())
  const past = shallowRef<{ dataset: string; draft: Draft }[]>([])
  /** What the lab itself refused, until the next edit. */
  const refusal = ref<Problem | null>(null)
  const starting = ref(false)
  let lastField: string | null = null

  const draft = computed(() => (datasets.current === null ? null : (drafts.get(datasets.current.id) ?? null)))
  const errors = computed(() => {
    if (datasets.current === null || draft.value === null) return {}
    const found = validateDraft(datasets.current, draft.value)
    const setting = refusal.value?.setting
    if (refusal.value !== null && setting !== undefined) found[setting] ??= withoutSetting(refusal.value.message)
    return found
  })
  const spec = computed<RunSpec | null>(() => {
    if (datasets.current === null || draft.value === null) return null
    const valid = Object.keys(validateDraft(datasets.current, draft.value)).length === 0
    return valid ? specOfDraft(datasets.current, draft.value) : null
  })
  const canUndo = computed(() => past.value.some((entry) => entry.dataset === datasets.current?.id))

  watch(
    () => datasets.current,
    (dataset) => {
      if (dataset === null || drafts.has(dataset.id)) return
      const saved = settings.settings.spec
      drafts.set(dataset.id, saved?.dataset === dataset.id ? draftOfSpec(saved) : defaultDraft(dataset))
    },
    { immediate: true, flush: 'sync' },
  )

  function put(next: Draft): void {
    const dataset = datasets.current
    if (dataset === null) return
    drafts.set(dataset.id, next)
    refusal.value = null
    if (spec.value !== null) settings.save({ spec: spec.value })
  }

  /** `field` names what is edited: one run of edits to one field is one step of undo; null is always its own step. */
  function edit(field: string | null, change: (draft: Draft) => Draft): void {
    const dataset = datasets.current
    if (draft.value === null || dataset === null) return
    if (field === null || field !== lastField) {
      past.value = [...past.value.slice(-undoLimit + 1), { dataset: dataset.id, draft: draft.value }]
    }
    lastField = field
    put(settle(change(draft.value)))
  }

  function undo(): void {
    const index = past.value.findLastIndex((entry) => entry.dataset === datasets.current?.id)
    const entry = past.value[index]
    if (entry === undefined) return
    past.value = past.value.toSpliced(index, 1)
    lastField = null
    put(entry.draft)
  }

  function reset(): void {
    const dataset = datasets.current
    if (dataset !== null) edit(null, () => defaultDraft(dataset))
  }

  function use(from: RunSpec): void {
    edit(null, () => draftOfSpec(from))
  }

  /** The runs that all folds need: one for each; 0 where there are no folds. */
  const foldCount = computed(() => {
    const preparation = spec.value?.preparation
    return preparation?.split === 'folds' ? preparation.folds * preparation.repeats : 0
  })

  /** Starts a run with these settings; answers whether it was taken. */
  function train(): Promise<boolean> {
    return start(spec.value === null ? [] : [spec.value])
  }

  /** Starts a run for each fold, in their order, until one is refused; answers whether all were taken. */
  function trainAllFolds(): Promise<boolean> {
    const now = spec.value
    if (now === null) return start([])
    const { preparation } = now
    return start(
      Array.from({ length: foldCount.value }, (_, fold) => ({ ...now, preparation: { ...preparation, fold } })),
    )
  }

  async function start(specs: readonly RunSpec[]): Promise<boolean> {
    if (specs.length === 0 || starting.value) return false
    starting.value = true
    refusal.value = null
    try {
      for (const next of specs) await useRuns().train(structuredClone(next))
      return true
    } catch (error) {
      refusal.value = problemOf(error)
      return false
    } finally {
      starting.value = false
    }
  }

  return { draft, errors, spec, refusal, starting, canUndo, foldCount, edit, undo, reset, use, train, trainAllFolds }
})
