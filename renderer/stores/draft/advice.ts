import { defineStore } from 'pinia'
import { computed, shallowReactive, watch } from 'vue'
import { type Advice, adviceTrainingOf } from '@shared/contract/analysis'
import { applyFix } from './applyFix'
import { useDatasets } from '../datasets/datasets'
import { useDraft } from './draft'
import { followDraft } from './followDraft'
import { useLab } from '../lab'

const pause = 600

/** Of one dataset, the same advice about the same columns. */
export function adviceKey(dataset: string, { code, columns }: Pick<Advice, 'code' | 'columns'>): string {
  return JSON.stringify([dataset, code, columns])
}

/** What may spoil a model that is trained with the settings being edited. It never stands in the way of training. */
export const useAdvice = defineStore('advice', () => {
  const datasets = useDatasets()
  const draft = useDraft()
  const lab = useLab()
  const { latest, waiting } = followDraft(
    (spec) => ({ dataset: spec.dataset, preparation: spec.preparation, training: adviceTrainingOf(spec) }),
    (asked) => lab.call('datasets.advice', asked),
    pause,
  )
  /** Until the app is closed. */
  const dismissed = shallowReactive(new Set<string>())
  const keyOf = (advice: Advice) => adviceKey(datasets.current?.id ?? '', advice)
  /** Followed, until the answer to the settings that came of it is there. */
  const followed = shallowReactive(new Set<Advice>())
  watch(latest, () => followed.clear(), { flush: 'sync' })
  // The last answer stays while a new one is awaited: a list that comes and goes with every keystroke cannot be read.
  const list = computed(() =>
    (latest.value ?? []).filter((advice) => !followed.has(advice) && !dismissed.has(keyOf(advice))),
  )

  function dismiss(advice: Advice): void {
    dismissed.add(keyOf(advice))
  }

  /** Does what it proposes: one step of undo. */
  function follow(advice: Advice): void {
    const { fix } = advice
    if (fix === null) return
    draft.edit(null, (old) => applyFix(old, fix))
    followed.add(advice)
  }

  return { list, waiting, dismiss, follow }
})
