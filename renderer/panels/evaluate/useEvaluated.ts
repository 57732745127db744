import { computed, watchEffect } from 'vue'
import type { Evaluation } from '@shared/contract/evaluation'
import { metricsOfRun } from '@shared/evaluation/metrics'
import { fourfoldAt, thresholdSteps, usualStep } from '@renderer/charts/curves/thresholds'
import { useEvaluations } from '../../stores/evaluation/evaluations'
import { useJudged } from '../../stores/evaluation/judged'
import { useTestCover } from '../../stores/evaluation/testCover'
import { classLabel } from '../../wording/classLabel'
import { verdictOf } from '../../wording/evaluation/verdict'

/** What is asked about the judged run, and answered so far. Nothing is asked of test rows that are covered. */
export function useEvaluated() {
  const judged = useJudged()
  const evaluations = useEvaluations()
  const testCover = useTestCover()
  const run = computed(() => judged.run)
  const isCovered = computed(() => run.value !== null && testCover.isCovered(run.value, judged.part))
  const classes = computed(() =>
    (run.value?.classes ?? []).map((name) => classLabel(run.value?.spec.preparation.target ?? '', name)),
  )
  const isBinary = computed(() => classes.value.length === 2)
  const open = computed(() => (isCovered.value ? null : run.value))

  const curvesQuestion = computed(() => ({ part: judged.part, classIndex: judged.classIndex }))
  const question = computed(() => ({
    part: judged.part,
    ...(isBinary.value && judged.step !== usualStep && { threshold: judged.step / thresholdSteps }),
    ...(judged.by !== null && { by: { column: judged.by } }),
  }))
  watchEffect(() => {
    if (open.value === null) return
    void evaluations.ask('evaluation.ofRun', open.value, question.value)
    if (classes.value.length > 0) void evaluations.ask('evaluation.curves', open.value, curvesQuestion.value)
  })
  const curves = computed(
    () => open.value && evaluations.answerTo('evaluation.curves', open.value, curvesQuestion.value),
  )
  /** What was last answered about these rows stands while another threshold is worked out. */
  let last: { key: string; evaluation: Evaluation } | null = null
  const evaluation = computed(() => {
    const answer = open.value && evaluations.answerTo('evaluation.ofRun', open.value, question.value)
    const key = `${open.value?.id} ${open.value?.fingerprint} ${judged.part} ${judged.by}`
    if (answer) last = { key, evaluation: answer }
    return answer ?? (last?.key === key && open.value !== null ? last.evaluation : null)
  })
  const problems = computed(() =>
    open.value === null
      ? []
      : [
          evaluations.problemWith('evaluation.ofRun', open.value, question.value),
          evaluations.problemWith('evaluation.curves', open.value, curvesQuestion.value),
        ].filter((problem) => problem !== null),
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
  const verdict = computed(
    () =>
      evaluation.value &&
      verdictOf({
        ...{ evaluation: evaluation.value, part: judged.part, classes: classes.value, commonest: commonest.value },
        table: table.value,
      }),
  )
  return { run, isCovered, classes, isBinary, curves, evaluation, problems, metrics, verdict }
}
