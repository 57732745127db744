import type { AnswerTo, Question } from '@shared/data/analysis/question'
import type { AnalysisAnswer, AnalysisRequest } from '../../workers/analyse/analyseMessages'
import type { TableAccess } from '../../workers/table/tableAccess'
import { type WorkerPool, requestFromPool } from '../workerPool'

export interface Analysis {
  /** @throws LabError what the question is refused for, or `cancelled` where the app closes before the answer */
  answer<Asked extends Question>(dataset: string, access: TableAccess, question: Asked): Promise<AnswerTo<Asked>>
  /** Lets go what a thread keeps of these datasets. */
  forget(datasets: ReadonlySet<string>): Promise<void>
  close(): Promise<void>
}

/** Questions about datasets, each answered on a thread of the pool, in the order in which they come. */
export function createAnalysis({ pool }: { pool: WorkerPool<AnalysisRequest, AnalysisAnswer> }): Analysis {
  return {
    answer: async <Asked extends Question>(dataset: string, access: TableAccess, question: Asked) => {
      const { answer } = await requestFromPool(pool, { dataset, access, question })
      // A request has one answer, that to its question.
      return answer as AnswerTo<Asked>
    },
    forget: (datasets) => pool.forget(({ dataset }) => datasets.has(dataset)),
    close: () => pool.close(),
  }
}
