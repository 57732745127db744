import { computed, watchEffect } from 'vue'
import type { CallResult } from '@shared/contract/labApi'
import { eventOf } from '@shared/spec/event'
import { useEvaluations } from '../../stores/evaluation/evaluations'
import { useExplained } from '../../stores/evaluation/explained'
import { useJudged } from '../../stores/evaluation/judged'
import { useTestCover } from '../../stores/evaluation/testCover'
import { classLabel } from '../../wording/classLabel'
import { coefficientVerdict } from '../../wording/evaluation/inferenceTexts'

/** What is asked to explain the judged run, and answered so far. Nothing is asked of test rows that are covered. */
export function useExplanation() {
  const judged = useJudged()
  const explained = useExplained()
  const evaluations = useEvaluations()
  const testCover = useTestCover()
  const run = computed(() => judged.run)
  const part = computed(() => judged.part)
  const classIndex = computed(() => judged.classIndex)
  const isCovered = computed(() => run.value !== null && testCover.isCovered(run.value, part.value))
  const open = computed(() => (isCovered.value ? null : run.value))
  const target = computed(() => run.value?.spec.preparation.target ?? '')
  const name = computed(() => {
    const of = run.value?.classes[classIndex.value]
    return of === undefined ? target.value : classLabel(target.value, of)
  })

  const questions = computed(() => ({
    inference: { intervals: explained.intervals, ...(explained.firth && { firth: true }) },
    importance: { part: part.value },
    wrong: { part: part.value, most: 'wrong' as const },
    uncertain: { part: part.value, most: 'uncertain' as const },
    dependence: { part: part.value, feature: explained.feature ?? '', classIndex: classIndex.value },
    recorded: { row: explained.row, classIndex: classIndex.value },
    contributions: {
      row: explained.row,
      classIndex: classIndex.value,
      ...(Object.keys(explained.changes).length > 0 && { changes: explained.changes }),
    },
  }))
  watchEffect(() => {
    const at = open.value
    if (at === null) return
    const { inference, importance, wrong, uncertain, dependence, recorded, contributions } = questions.value
    if (at.spec.network.hidden.length === 0) void evaluations.ask('evaluation.inference', at, inference)
    void evaluations.ask('evaluation.contributions', at, recorded)
    void evaluations.ask('evaluation.contributions', at, contributions)
    void evaluations.ask('evaluation.notableRows', at, wrong)
    if (at.classes.length > 0) void evaluations.ask('evaluation.notableRows', at, uncertain)
    if (explained.feature !== null) void evaluations.ask('evaluation.dependence', at, dependence)
    void evaluations.ask('evaluation.importance', at, importance)
  })

  const inference = computed(
    () => open.value && evaluations.answerTo('evaluation.inference', open.value, questions.value.inference),
  )
  const importance = computed(
    () => open.value && evaluations.answerTo('evaluation.importance', open.value, questions.value.importance),
  )
  const dependence = computed(
    () => open.value && evaluations.answerTo('evaluation.dependence', open.value, questions.value.dependence),
  )
  const wrong = computed(
    () => open.value && evaluations.answerTo('evaluation.notableRows', open.value, questions.value.wrong),
  )
  const uncertain = computed(
    () => open.value && evaluations.answerTo('evaluation.notableRows', open.value, questions.value.uncertain),
  )
  const recorded = computed(
    () => open.value && evaluations.answerTo('evaluation.contributions', open.value, questions.value.recorded),
  )
  /** What was last answered about the row stands while another value is worked out. */
  let last: { row: number | null; run: string; answer: CallResult<'evaluation.contributions'> } | null = null
  const contributions = computed(() => {
    const at = open.value
    if (at === null) return null
    const answer = evaluations.answerTo('evaluation.contributions', at, questions.value.contributions)
    if (answer !== null) last = { row: explained.row, run: at.id, answer }
    return answer ?? (last?.row === explained.row && last.run === at.id ? last.answer : null)
  })
  const problems = computed(() => {
    const at = open.value
    if (at === null) return []
    const asked = questions.value
    return [
      evaluations.problemWith('evaluation.inference', at, asked.inference),
      evaluations.problemWith('evaluation.importance', at, asked.importance),
      evaluations.problemWith('evaluation.dependence', at, asked.dependence),
      evaluations.problemWith('evaluation.contributions', at, asked.contributions),
    ].filter((problem) => problem !== null)
  })
  const verdict = computed(() => {
    const found = inference.value?.inference
    return found ? coefficientVerdict(found, target.value, eventOf(run.value?.classes ?? [])) : null
  })
  return {
    ...{ run, part, classIndex, name, isCovered, inference, importance, dependence, wrong, uncertain },
    ...{ recorded, contributions, problems, verdict },
  }
}
