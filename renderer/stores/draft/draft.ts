import { defineStore } from 'pinia'
import { computed, ref, shallowReactive, shallowRef, watch } from 'vue'
import { type Problem, problemOf } from '@shared/contract/labError'
import type { RunSpec } from '@shared/spec/runSpec'
import { type Issue, pathKey } from '@shared/spec/issue'
import { useDatasets } from '../datasets/datasets'
import { type Draft, defaultDraft, draftOfSpec, settle } from './draftDefaults'
import { issuesOfDraft, specOfDraft } from './draftValidation'
import { useLab } from '../lab'
import { useRuns } from '../runs/runs'
import { useSettings } from '../settings'
import { splitKindTable } from '@shared/spec/splitKindTable'

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
  const found = computed(() =>
    datasets.current === null || draft.value === null ? [] : issuesOfDraft(datasets.current, draft.value),
  )
  /** What stands between the draft and a run, also what only the lab could tell. */
  const issues = computed<Pick<Issue, 'path' | 'message'>[]>(() => {
    const path = refusal.value?.path
    return refusal.value === null || path === undefined
      ? found.value
      : [...found.value, { path, message: refusal.value.message }]
  })
  /** The messages of the issues, each by the path of its setting. */
  const errors = computed(() => {
    const messages: Record<string, string> = {}
    for (const { path, message } of issues.value) messages[pathKey(path)] ??= message
    return messages
  })
  const spec = computed<RunSpec | null>(() => {
    if (datasets.current === null || draft.value === null) return null
    return found.value.length === 0 ? specOfDraft(datasets.current, draft.value) : null
  })
  const canUndo = computed(() => past.value.some((entry) => entry.dataset === datasets.current?.id))

  watch(
    () => datasets.current,
    (dataset) => {
      if (dataset === null || drafts.has(dataset.id)) return
      const saved = datasets.savedDrafts.get(dataset.id)
      drafts.set(dataset.id, saved ? draftOfSpec(saved) : defaultDraft(dataset))
    },
    { immediate: true, flush: 'sync' },
  )

  useLab().on('datasetErased', ({ dataset }) => {
    drafts.delete(dataset)
    past.value = past.value.filter((entry) => entry.dataset !== dataset)
  })

  function put(next: Draft): void {
    const dataset = datasets.current
    if (dataset === null) return
    drafts.set(dataset.id, next)
    refusal.value = null
    if (spec.value !== null) settings.saveDraft(spec.value)
  }

  /** When a setting was last changed, in ms since the page began. */
  const editedAt = ref(-Infinity)

  /** `field` names what is edited: one run of edits to one field is one step of undo; null is always its own step. */
  function edit(field: string | null, change: (draft: Draft) => Draft): void {
    const dataset = datasets.current
    if (draft.value === null || dataset === null) return
    if (field === null || field !== lastField) {
      past.value = [...past.value.slice(-undoLimit + 1), { dataset: dataset.id, draft: draft.value }]
    }
    lastField = field
    editedAt.value = performance.now()
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
    if (preparation === undefined || !splitKindTable[preparation.split].folds) return 0
    return preparation.folds * preparation.repeats
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

  return {
    draft,
    issues,
    errors,
    spec,
    refusal,
    starting,
    canUndo,
    editedAt,
    foldCount,
    edit,
    undo,
    reset,
    use,
    train,
    trainAllFolds,
  }
})
