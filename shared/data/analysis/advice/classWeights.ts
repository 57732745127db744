import type { Advice, AdviceTraining } from '../../../contract/analysis'
import { type AdviceContext, advise } from './adviceContext'

/** Probabilities that class weights take away from how often the classes are. */
export function classWeightAdvice({ target, preparation }: AdviceContext, { classWeights }: AdviceTraining): Advice[] {
  if (preparation.task !== 'classification' || classWeights === 'none') return []
  if (classWeights !== 'balanced' && Object.values(classWeights).every((weight) => weight === 1)) return []
  return [
    advise({
      code: 'shifted-by-class-weights',
      columns: [target.name],
      message: `Class weights shift the probabilities of ${target.name}: they are those of a table in which the classes are as frequent as their weights make them, not of this one.`,
      reason:
        'Weights help a rare class to be predicted at all. Where the probabilities themselves are used, such as for a cost or a threshold, train without weights, or choose another threshold instead.',
    }),
  ]
}
