import { problemOf } from '@shared/contract/labError'
import { answerQuestion } from '@shared/data/analysis/answerQuestion'
import type { AnalysisAnswer, AnalysisRequest } from './analyseMessages'
import { type OpenTable, openTable } from '../table/tableAccess'

/** Answers one question after another. The table asked about last stays open, with the columns that were touched. */
export function createAnalyst(): (request: AnalysisRequest) => AnalysisAnswer {
  let open: { dataset: string; table: OpenTable } | null = null

  const attach = ({ dataset, access }: AnalysisRequest): OpenTable => {
    if (open?.dataset !== dataset) {
      open?.table.close()
      open = null
      open = { dataset, table: openTable(access) }
    }
    return open.table
  }

  return (request) => {
    try {
      return { ok: true, answer: answerQuestion(attach(request), request.question) }
    } catch (error) {
      return { ok: false, problem: problemOf(error) }
    }
  }
}
