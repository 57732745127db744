import type { Advice, AdviceTraining, ClassHistogram, Correlation, SplitPreview } from '../../contract/analysis'
import type { PreparationSpec } from '../../spec/runSpec'

/** What can be asked of a table beyond its cells, as the analysing thread is asked it. */
export type Question =
  | { kind: 'correlation'; columns: readonly string[] }
  | { kind: 'classHistogram'; column: string; target: string }
  | { kind: 'split'; preparation: PreparationSpec }
  | { kind: 'advice'; preparation: PreparationSpec; training: AdviceTraining | null }

interface Answers {
  correlation: Correlation
  classHistogram: ClassHistogram
  split: SplitPreview
  advice: Advice[]
}

/** What a question is answered with, which its kind decides. */
export type AnswerTo<Asked extends Question> = Answers[Asked['kind']]
export type Answer = AnswerTo<Question>
