import { computed, watchEffect } from 'vue'
import { metricsOfRun } from '@shared/evaluation/metrics'
import { fourfoldAt } from '@renderer/charts/curves/thresholds'
import { useEvaluations } from '../../stores/evaluation/evaluations'
import { useJudged } from '../../stores/evaluation/judged'
import { classLabel } from '../../wording/classLabel'

/** What is asked about the judged run, and answered so far. */
export function useEvaluated() {
  const judged = useJudged()
  const evaluations = useEvaluations()
  const run = computed(() => judged.run)
  const classes = computed(() =>
    (run.value?.classes ?? []).map((name) => classLabel(run.value?.spec.preparation.target ?? '', name)),
  )
  const isBinary = computed(() => classes.value.length === 2)
  const curvesQuestion = computed(() => ({ part: judged.part, classIndex: judged.classIndex }))

  watchEffect(() => {
    if (run.value === null) return
    if (classes.value.length > 0) void evaluations.ask('evaluation.curves', run.value, curvesQuestion.value)
  })
  const curves = computed(() => run.value && evaluations.answerTo('evaluation.curves', run.value, curvesQuestion.value))
  const problem = computed(
    () => run.value && evaluations.problemWith('evaluation.curves', run.value, curvesQuestion.value),
  )
  const table = computed(() =>
    curves.value !== null && isBinary.value && judged.classIndex === 1 ? fourfoldAt(curves.value, judged.step) : null,
  )
  const metrics = computed(() =>
    run.value === null ? [] : metricsOfRun(run.value.spec.preparation.task, run.value.classes.length),
  )
  /** The class of most training rows. */
  const commonest = computed(() => {
    const counts = (run.value?.metrics?.train?.confusion ?? []).map((row) => row.reduce((sum, count) => sum + count, 0))
    return counts.length === 0 ? null : (classes.value[counts.indexOf(Math.max(...counts))] ?? null)
  })
  return { run, classes, isBinary, curves, problem, table, metrics, commonest }
}
