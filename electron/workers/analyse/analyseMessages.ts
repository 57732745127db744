import type { Problem } from '@shared/contract/labError'
import type { Answer, Question } from '@shared/data/analysis/question'
import type { TableAccess } from '../table/tableAccess'

/** A question about a dataset, for the analysing thread. */
export interface AnalysisRequest {
  /** The dataset's identity: the thread keeps the table it was last asked about. */
  dataset: string
  access: TableAccess
  question: Question
}

/** The answer to the one question of the request: its kind says which it is. */
export type AnalysisAnswer = { ok: true; answer: Answer } | { ok: false; problem: Problem }
