/**
 * How many rows of each true class are predicted as each class: rows of the true class, columns of the predicted class.
 * @throws RangeError where there is not one true class within the classes for each row
 */
export function confusionOf(classes: number, truth: Uint32Array, predicted: Uint32Array): number[][] {
  if (truth.length !== predicted.length)
    throw new RangeError(`${predicted.length} predictions need as many true classes.`)
  const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0))
  for (let row = 0; row < truth.length; row++) {
    const counts = confusion[truth[row] as number]
    if (!counts) throw new RangeError(`Row ${row + 1} has class ${truth[row]} of ${classes}.`)
    const found = predicted[row] as number
    counts[found] = (counts[found] as number) + 1
  }
  return confusion
}
