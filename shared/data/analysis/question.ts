import type {
  Advice,
  AdviceTraining,
  ClassHistogram,
  Correlation,
  SplitPreview,
  TargetRelations,
} from '../../contract/analysis'
import type { Task } from '../../spec/choices'
import type { PreparationSpec } from '../../spec/runSpec'

/** What can be asked of a table beyond its cells, as the analysing thread is asked it. */
export type Question =
  | { kind: 'correlation'; columns: readonly string[] }
  | { kind: 'classHistogram'; column: string; target: string }
  | { kind: 'targetRelations'; columns: readonly string[]; target: string; task: Task; event: string | null }
  | { kind: 'split'; preparation: PreparationSpec }
  | { kind: 'advice'; preparation: PreparationSpec; training: AdviceTraining | null }

interface Answers {
  correlation: Correlation
  classHistogram: ClassHistogram
  targetRelations: TargetRelations
  split: SplitPreview
  advice: Advice[]
}

/** What a question is answered with, which its kind decides. */
export type AnswerTo<Asked extends Question> = Answers[Asked['kind']]
export type Answer = AnswerTo<Question>
