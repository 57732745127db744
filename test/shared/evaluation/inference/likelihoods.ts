import { fitPreparation } from '@shared/data/preparation/preparation'
import { type Design, designOf } from '@shared/evaluation/inference/design'
import type { Likelihood } from '@shared/evaluation/inference/likelihood'
import type { PreparationSpec } from '@shared/spec/runSpec'
import { expect } from 'vitest'
import { preparationSpec } from '../../data/exampleTables'
import { mixedTable } from '../explanation/trainedModel'

/** The design of sixty rows of numbers, levels and weights. */
export function exampleDesign(changes: Partial<PreparationSpec> = {}, counts: Float64Array | null = null): Design {
  const table = mixedTable(31)
  const { fitted, parts } = fitPreparation(table, preparationSpec({ features: ['a', 'b', 'c'], ...changes }))
  const design = designOf(fitted, table, parts.train, counts)
  if ('dependent' in design) throw new Error('The inputs are independent.')
  return design
}

/** Holds score and information to differences of the value and the score. */
export function expectDerivatives(likelihood: Likelihood, at: Float64Array, curvature: 'whole' | 'none'): void {
  const h = 1e-5
  const { size } = likelihood
  const here = likelihood.at(at)
  for (let k = 0; k < size; k++) {
    const moved = (by: number) => likelihood.at(at.map((value, index) => (index === k ? value + by : value)))
    const [before, after] = [moved(-h), moved(h)]
    expect((after.value - before.value) / (2 * h)).toBeCloseTo(here.score[k]!, 5)
    for (let other = 0; curvature === 'whole' && other < size; other++) {
      const slope = (after.score[other]! - before.score[other]!) / (2 * h)
      expect(-slope).toBeCloseTo(here.information[other * size + k]!, 5)
    }
  }
}
