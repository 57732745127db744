import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { type Part, partNames } from '@shared/contract/metrics'
import { usualStep } from '../../charts/curves/thresholds'
import { hasPredictions } from '../runs/predictions'
import { useRuns } from '../runs/runs'

/** Parts from the one that is there to judge by on: the test is looked at last. */
export const byUse: readonly Part[] = ['validation', 'test', 'train']

/** Which run is judged, on which rows, and by which threshold and costs. */
export const useJudged = defineStore('judged', () => {
  const runs = useRuns()
  const chosenRun = ref<string | null>(null)
  const chosenPart = ref<Part | null>(null)
  const chosenClass = ref<number | null>(null)
  /** The column whose groups are compared. */
  const by = ref<string | null>(null)
  /** Of two classes, from which probability on a row counts as the event; as a step of `thresholds.ts`. */
  const step = ref(usualStep)
  const costs = ref({ falseAlarm: 1, miss: 1 })

  /** Runs of the open dataset that ended with weights, the newest first. */
  const runsToJudge = computed(() => runs.newestFirst(runs.listed.filter(hasPredictions)))
  const run = computed(() => {
    const all = runsToJudge.value
    return (
      all.find(({ id }) => id === chosenRun.value) ??
      all.find(({ id }) => runs.tickedIds.includes(id)) ??
      all[0] ??
      null
    )
  })
  const parts = computed(() => partNames.filter((name) => (run.value?.metrics?.[name]?.rows ?? 0) > 0))
  const part = computed<Part>(
    () =>
      parts.value.find((name) => name === chosenPart.value) ??
      byUse.find((name) => parts.value.includes(name)) ??
      'train',
  )
  /** The class that curves are of: the event of two, the first of more, unless chosen. */
  const classIndex = computed(() => {
    const { length } = run.value?.classes ?? []
    return chosenClass.value !== null && chosenClass.value < length ? chosenClass.value : length === 2 ? 1 : 0
  })

  watch(
    () => run.value?.id,
    () => {
      chosenClass.value = null
      step.value = usualStep
    },
    { flush: 'sync' },
  )

  return { chosenRun, chosenPart, chosenClass, by, step, costs, runsToJudge, run, parts, part, classIndex }
})
