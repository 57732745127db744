import { defineStore } from 'pinia'
import { shallowReactive, watch } from 'vue'
import { type Answer, type AnswerTo, type Question, isAnswerTo } from '@shared/contract/analysis'
import { type Problem, problemOf } from '@shared/contract/labError'
import { useDatasets } from './datasets'
import { useLab } from '../lab'

/** What was asked of the dataset on screen and answered; forgotten when another one is opened. */
export const useAnalysis = defineStore('analysis', () => {
  const lab = useLab()
  const datasets = useDatasets()
  const answers = shallowReactive(new Map<string, Answer>())
  const problems = shallowReactive(new Map<string, Problem>())
  const asked = new Set<string>()

  watch(
    () => datasets.current?.id,
    () => {
      answers.clear()
      problems.clear()
      asked.clear()
    },
    { flush: 'sync' },
  )

  /** Asks once; again where it failed. The answer is then in `answerTo`, or why there is none in `problemWith`. */
  async function ask(question: Question): Promise<void> {
    const dataset = datasets.current?.id
    const key = JSON.stringify(question)
    if (dataset === undefined || asked.has(key)) return
    asked.add(key)
    problems.delete(key)
    try {
      const answer = await lab.call('analyseDataset', { dataset, question })
      if (datasets.current?.id === dataset) answers.set(key, answer)
    } catch (error) {
      if (datasets.current?.id !== dataset) return
      asked.delete(key)
      problems.set(key, problemOf(error))
    }
  }

  function answerTo<Kind extends Question['kind']>(question: Question & { kind: Kind }): AnswerTo<Kind> | null {
    const answer = answers.get(JSON.stringify(question))
    return answer === undefined || !isAnswerTo(question.kind, answer) ? null : answer
  }

  function problemWith(question: Question): Problem | null {
    return problems.get(JSON.stringify(question)) ?? null
  }

  return { ask, answerTo, problemWith }
})
