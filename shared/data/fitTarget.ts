import type { PreparationSpec } from '../contract/runSpec'
import { classLookup } from './applyTarget'
import type { FittedTarget } from './fittedPreparation'
import { fitTargetScaling, numberTarget, refuseConstantTarget } from './numberTarget'
import { type Parts, type SplitShares, splitRows } from './split'
import type { Column } from './table'
import { targetClasses } from './target'

export interface SplitTarget {
  fittedTarget: FittedTarget
  parts: Parts
}

/**
 * Splits the rows as the task asks for, and fits the target. Of classes each part takes its share; numbers are split as one
 * group and standardized over the training rows.
 *
 * @param rows each has a value of the target
 * @throws LabError `bad-target` for a target that does not vary, has too many classes, or is text where it must be numbers
 */
export function fitTarget(target: Column, rows: Uint32Array, spec: PreparationSpec, seed: number): SplitTarget {
  const shares: SplitShares = { validation: spec.validationShare, test: spec.testShare }
  if (spec.task === 'classification') {
    const classes = targetClasses(target, rows)
    const parts = splitRows(rows, rows.map(classLookup(classes, target)), classes.length, shares, seed)
    return { fittedTarget: { name: target.name, classes, scaling: null }, parts }
  }
  const numbers = numberTarget(target)
  refuseConstantTarget(numbers, rows)
  const parts = splitRows(rows, new Uint32Array(rows.length), 1, shares, seed)
  return { fittedTarget: { name: target.name, classes: [], scaling: fitTargetScaling(numbers, parts.train) }, parts }
}
