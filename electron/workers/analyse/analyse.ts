import { answerQuestion } from '@shared/data/analysis/answerQuestion'
import type { AnalysisRequest, AnalysisResult } from './analyseMessages'
import { type OpenTable, openTable } from '../table/tableAccess'

/** Answers one question after another; a problem is thrown. The table asked about last stays open, with the columns that were touched. */
export function createAnalyst(): (request: AnalysisRequest) => AnalysisResult {
  let open: { dataset: string; table: OpenTable } | null = null

  const attach = ({ dataset, access }: AnalysisRequest): OpenTable => {
    if (open?.dataset !== dataset) {
      open?.table.close()
      open = null
      open = { dataset, table: openTable(access) }
    }
    return open.table
  }

  return (request) => ({ answer: answerQuestion(attach(request), request.question) })
}
