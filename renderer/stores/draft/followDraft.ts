import { type Ref, type ShallowRef, computed, ref, shallowRef, watch } from 'vue'
import { type Problem, problemOf } from '@shared/contract/labError'
import type { RunSpec } from '@shared/spec/runSpec'
import { useDatasets } from '../datasets/datasets'
import { useDraft } from './draft'

export interface Followed<Answer> {
  /** The answer to the settings as they are now; null while it is not there. */
  answer: Readonly<ShallowRef<Answer | null>>
  /** The last answer about this dataset, which may be to earlier settings. */
  latest: Readonly<ShallowRef<Answer | null>>
  /** Why there is none. */
  problem: Readonly<ShallowRef<Problem | null>>
  /** Whether one is awaited. */
  waiting: Readonly<Ref<boolean>>
}

/**
 * Asks a question about the settings being edited, of which `about` gives what it needs, whenever it can be used and has been left alone for `pause` milliseconds, and
 * not while a run is being started. An answer that comes when the settings are others is dropped.
 */
export function followDraft<About extends object, Answer>(
  about: (spec: RunSpec) => About,
  question: (about: About) => Promise<Answer>,
  pause: number,
): Followed<Answer> {
  const datasets = useDatasets()
  const draft = useDraft()
  const answer: ShallowRef<Answer | null> = shallowRef(null)
  const latest: ShallowRef<Answer | null> = shallowRef(null)
  const problem = shallowRef<Problem | null>(null)
  const waiting = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Of all settings only those that the question is about. */
  const key = computed(() => {
    const spec = draft.spec
    return spec === null ? null : JSON.stringify(about(spec))
  })

  async function ask(asked: string): Promise<void> {
    const spec = draft.spec
    if (spec === null) return
    try {
      const found = await question(about(structuredClone(spec)))
      if (key.value === asked) latest.value = answer.value = found
    } catch (error) {
      if (key.value === asked) problem.value = problemOf(error)
    } finally {
      if (key.value === asked) waiting.value = false
    }
  }

  watch(
    () => datasets.current?.id,
    () => (latest.value = null),
    { flush: 'sync' },
  )
  watch(
    [key, () => draft.starting],
    ([now, starting], [before] = [null, false]) => {
      clearTimeout(timer)
      if (now !== before) {
        answer.value = null
        problem.value = null
        waiting.value = now !== null
      }
      if (now === null || starting || answer.value !== null || problem.value !== null) return
      timer = setTimeout(() => void ask(now), pause)
    },
    { immediate: true },
  )

  return { answer, latest, problem, waiting }
}
