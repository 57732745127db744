import { defineStore } from 'pinia'
import type { CallArguments, CallResult } from '@shared/contract/labApi'
import type { Problem } from '@shared/contract/labError'
import type { RunSummary } from '@shared/contract/run'
import { createAnswerCache } from '../answerCache'

type EvaluationCall =
  | 'evaluation.ofRun'
  | 'evaluation.curves'
  | 'evaluation.inference'
  | 'evaluation.importance'
  | 'evaluation.dependence'
  | 'evaluation.contributions'
  | 'evaluation.notableRows'
type Question<Name extends EvaluationCall> = Omit<CallArguments<Name>, 'run'>

/** Answers that are kept: curves of a run take some 100 KB. */
const most = 60

/** What was asked of the predictions of runs. A run that was resumed and ended anew has others: its fingerprint belongs to the question. */
export const useEvaluations = defineStore('evaluations', () => {
  const cache = createAnswerCache<EvaluationCall>(most)
  const asked = <Name extends EvaluationCall>(run: RunSummary, question: Question<Name>) =>
    ({ run: run.id, ...question }) as unknown as CallArguments<Name>
  const stampOf = (run: RunSummary) => run.fingerprint ?? ''
  return {
    ask: <Name extends EvaluationCall>(name: Name, run: RunSummary, question: Question<Name>): Promise<void> =>
      cache.ask(name, asked<Name>(run, question), stampOf(run)),
    answerTo: <Name extends EvaluationCall>(
      name: Name,
      run: RunSummary,
      question: Question<Name>,
    ): CallResult<Name> | null => cache.answerTo(name, asked<Name>(run, question), stampOf(run)),
    problemWith: <Name extends EvaluationCall>(name: Name, run: RunSummary, question: Question<Name>): Problem | null =>
      cache.problemWith(name, asked<Name>(run, question), stampOf(run)),
  }
})
