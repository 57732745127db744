import type { RealArray } from '../math/matrix'

/**
 * How many rows of each true class are predicted as each class: rows of the true class, columns of the predicted class. With weights
 * the sum of theirs.
 * @throws RangeError where there is not one true class within the classes for each row
 */
export function confusionOf(
  classes: number,
  truth: Uint32Array,
  predicted: Uint32Array,
  weights: RealArray | null = null,
): number[][] {
  if (truth.length !== predicted.length)
    throw new RangeError(`${predicted.length} predictions need as many true classes.`)
  const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0))
  for (let row = 0; row < truth.length; row++) {
    const counts = confusion[truth[row] as number]
    if (!counts) throw new RangeError(`Row ${row + 1} has class ${truth[row]} of ${classes}.`)
    const found = predicted[row] as number
    counts[found] = (counts[found] as number) + (weights === null ? 1 : (weights[row] as number))
  }
  return confusion
}
