import { adviseOn } from './advice/adviseOn'
import { classHistogram } from './classHistogram'
import { type RowStretches, correlate } from './correlation'
import type { Answer, Question } from './question'
import { targetRelations } from './relations/targetRelations'
import { previewSplit, splitOf } from './splitOf'

/** @throws LabError where the question names what is not there, or asks for a preparation that cannot be */
export function answerQuestion(table: RowStretches, question: Question): Answer {
  switch (question.kind) {
    case 'correlation':
      return correlate(table, question.columns)
    case 'classHistogram':
      return classHistogram(table, question.column, question.target)
    case 'targetRelations':
      return targetRelations(table, question)
    case 'split':
      return previewSplit(table, question.preparation)
    case 'advice': {
      const { preparation, training } = question
      return adviseOn(table, preparation, splitOf(table, preparation), training)
    }
  }
}
