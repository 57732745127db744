import { defineStore } from 'pinia'
import { watch } from 'vue'
import type { CallArguments } from '@shared/contract/labApi'
import { createAnswerCache } from '../answerCache'
import { useDatasets } from './datasets'

type AnalysisCall = 'datasets.correlation' | 'datasets.classHistogram' | 'datasets.targetRelations'

/** What was asked of the dataset on screen and answered; forgotten when another one is opened. */
export const useAnalysis = defineStore('analysis', () => {
  const datasets = useDatasets()
  const { ask, answerTo, problemWith, clear } = createAnswerCache<AnalysisCall>(Infinity)

  watch(() => datasets.current?.id, clear, { flush: 'sync' })

  return {
    ask: async <Name extends AnalysisCall>(name: Name, args: CallArguments<Name>): Promise<void> => {
      if (args.dataset === datasets.current?.id) await ask(name, args)
    },
    answerTo,
    problemWith,
  }
})
