import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { CallArguments, CallResult } from '@shared/contract/labApi'
import { type Part, partNames } from '@shared/contract/metrics'
import { metricsOfRun } from '@shared/evaluation/metrics'
import { limits } from '@shared/spec/limits'
import { createAnswerCache } from '../answerCache'
import { hasPredictions } from '../runs/predictions'
import { useRuns } from '../runs/runs'
import { byUse } from './judged'
import { runGroups } from './runGroups'
import { useTestCover } from './testCover'

/** Answers that are kept. */
const most = 40

/** Which of the ticked runs are compared with which, on which rows, by which metric, and what came of it. */
export const useComparison = defineStore('comparison', () => {
  const runs = useRuns()
  const testCover = useTestCover()
  const cache = createAnswerCache<'evaluation.compare' | 'evaluation.compareGroups'>(most)
  const chosenReference = ref<string | null>(null)
  const chosenMetric = ref<string | null>(null)
  const chosenPart = ref<Part | null>(null)

  /** Ticked runs that have predictions, as many as are compared at a time. */
  const compared = computed(() => runs.ticked.filter(hasPredictions).slice(0, limits.comparedRuns))
  const left = computed(() => runs.ticked.filter(hasPredictions).length - compared.value.length)
  /** Where the ticked runs are two groups of settings in several folds or with several seeds. */
  const groups = computed(() => runGroups(runs.ticked.filter(hasPredictions)))
  const reference = computed(
    () => compared.value.find(({ id }) => id === chosenReference.value) ?? compared.value[0] ?? null,
  )
  const metrics = computed(() => {
    const [first] = compared.value
    return first === undefined ? [] : metricsOfRun(first.spec.preparation.task, first.classes.length)
  })
  const metric = computed(() => metrics.value.find(({ key }) => key === chosenMetric.value) ?? metrics.value[0] ?? null)
  const parts = computed(() =>
    partNames.filter(
      (name) => compared.value.length > 0 && compared.value.every((run) => (run.metrics?.[name]?.rows ?? 0) > 0),
    ),
  )
  const part = computed<Part>(
    () =>
      parts.value.find((name) => name === chosenPart.value) ??
      byUse.find((name) => parts.value.includes(name)) ??
      'validation',
  )
  /** Runs whose test rows are still covered, where the test is asked for. */
  const covered = computed(() =>
    (groups.value?.flatMap((group) => group.runs) ?? compared.value).filter((run) =>
      testCover.isCovered(run, part.value),
    ),
  )

  const question = computed((): CallArguments<'evaluation.compare'> | null => {
    if (groups.value !== null || compared.value.length < 2 || reference.value === null || metric.value === null)
      return null
    if (covered.value.length > 0) return null
    const ids = compared.value.map(({ id }) => id)
    return { runs: ids, part: part.value, reference: reference.value.id, metric: metric.value.key }
  })
  const groupQuestion = computed((): CallArguments<'evaluation.compareGroups'> | null => {
    const [first, second] = groups.value ?? []
    if (first === undefined || second === undefined || metric.value === null || covered.value.length > 0) return null
    const idsOf = (group: typeof first) => group.runs.map(({ id }) => id)
    return {
      ...{ first: idsOf(first), second: idsOf(second), names: [first.name, second.name] },
      ...{ part: part.value, metric: metric.value.key },
    }
  })
  /** Runs that were resumed and ended anew say something else. */
  const stamp = computed(() => runs.ticked.map(({ name, fingerprint }) => `${name} ${fingerprint}`).join('\n'))

  function ask(): void {
    if (question.value !== null) void cache.ask('evaluation.compare', question.value, stamp.value)
    if (groupQuestion.value !== null) void cache.ask('evaluation.compareGroups', groupQuestion.value, stamp.value)
  }
  const answer = computed(
    (): CallResult<'evaluation.compare'> | null =>
      question.value && cache.answerTo('evaluation.compare', question.value, stamp.value),
  )
  const groupAnswer = computed(
    (): CallResult<'evaluation.compareGroups'> | null =>
      groupQuestion.value && cache.answerTo('evaluation.compareGroups', groupQuestion.value, stamp.value),
  )
  /** Why these runs are not compared. */
  const problem = computed(
    () =>
      (question.value && cache.problemWith('evaluation.compare', question.value, stamp.value)) ??
      (groupQuestion.value && cache.problemWith('evaluation.compareGroups', groupQuestion.value, stamp.value)),
  )

  return {
    ...{ chosenReference, chosenMetric, chosenPart },
    ...{ compared, left, groups, reference, metrics, metric, parts, part, covered, ask, answer, groupAnswer, problem },
  }
})
