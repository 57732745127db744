import type { Answer, Question } from '@shared/contract/analysis'
import { LabError } from '@shared/contract/labError'
import type { AnalysisAnswer, AnalysisRequest } from '../../workers/analyse/analyseMessages'
import type { TableAccess } from '../../workers/table/tableAccess'
import { type WorkerPool, askPool } from '../workerPool'

export interface Analysis {
  /** @throws LabError what the question is refused for, or `cancelled` where the app closes before the answer */
  answer(dataset: string, access: TableAccess, question: Question): Promise<Answer>
  close(): Promise<void>
}

/** Questions about datasets, each answered on a thread of the pool, in the order in which they come. */
export function createAnalysis({ pool }: { pool: WorkerPool<AnalysisRequest, AnalysisAnswer> }): Analysis {
  return {
    answer: async (dataset, access, question) => {
      const answer = await askPool(pool, { dataset, access, question })
      if (!answer.ok) throw LabError.from(answer.problem)
      return answer.answer
    },
    close: () => pool.close(),
  }
}
