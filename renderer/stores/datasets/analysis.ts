import { defineStore } from 'pinia'
import { shallowReactive, watch } from 'vue'
import type { CallArguments, CallResult } from '@shared/contract/labApi'
import { type Problem, problemOf } from '@shared/contract/labError'
import { useDatasets } from './datasets'
import { useLab } from '../lab'

type AnalysisCall = 'datasets.correlation' | 'datasets.classHistogram' | 'datasets.targetRelations'

/** What was asked of the dataset on screen and answered; forgotten when another one is opened. */
export const useAnalysis = defineStore('analysis', () => {
  const lab = useLab()
  const datasets = useDatasets()
  const answers = shallowReactive(new Map<string, CallResult<AnalysisCall>>())
  const problems = shallowReactive(new Map<string, Problem>())
  const asked = new Set<string>()
  const keyOf = <Name extends AnalysisCall>(name: Name, args: CallArguments<Name>) => JSON.stringify([name, args])

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
  async function ask<Name extends AnalysisCall>(name: Name, args: CallArguments<Name>): Promise<void> {
    const { dataset } = args
    const key = keyOf(name, args)
    if (dataset !== datasets.current?.id || asked.has(key)) return
    asked.add(key)
    problems.delete(key)
    try {
      const answer = await lab.call(name, args)
      if (datasets.current?.id === dataset) answers.set(key, answer)
    } catch (error) {
      if (datasets.current?.id !== dataset) return
      asked.delete(key)
      problems.set(key, problemOf(error))
    }
  }

  function answerTo<Name extends AnalysisCall>(name: Name, args: CallArguments<Name>): CallResult<Name> | null {
    return (answers.get(keyOf(name, args)) as CallResult<Name> | undefined) ?? null
  }

  function problemWith<Name extends AnalysisCall>(name: Name, args: CallArguments<Name>): Problem | null {
    return problems.get(keyOf(name, args)) ?? null
  }

  return { ask, answerTo, problemWith }
})
