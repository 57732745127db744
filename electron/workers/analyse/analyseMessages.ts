import type { Answer, Question } from '@shared/contract/analysis'
import type { Problem } from '@shared/contract/labError'
import type { TableAccess } from '../table/tableAccess'

/** A question about a dataset, for the analysing thread. */
export interface AnalysisRequest {
  /** The dataset's identity: the thread keeps the table it was last asked about. */
  dataset: string
  access: TableAccess
  question: Question
}

export type AnalysisAnswer = { ok: true; answer: Answer } | { ok: false; problem: Problem }
