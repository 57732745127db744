import type { Answer, Question } from '@shared/data/analysis/question'
import type { TableAccess } from '../table/tableAccess'
import type { ThreadAnswer } from '../threads/serveThread'

/** A question about a dataset, for the analysing thread. */
export interface AnalysisRequest {
  /** The dataset's identity: the thread keeps the table it was last asked about. */
  dataset: string
  access: TableAccess
  question: Question
}

export interface AnalysisResult {
  /** To the one question of the request: its kind says which it is. */
  answer: Answer
}

export type AnalysisAnswer = ThreadAnswer<AnalysisResult>
