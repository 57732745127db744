import { LabError } from '../contract/labError'
import type { Network } from './network'
import type { PartData } from './objective'

/**
 * Refuses data that cannot be trained on. `name` says which part in messages ("training", "validation").
 * @throws LabError bad-features for an input that is not finite, bad-target for a class the network does not have.
 * @throws RangeError where the sizes do not fit each other, which is a defect of the caller.
 */
export function checkPart(
  { inputs: { rows, columns, values }, classes }: PartData,
  network: Network,
  name: string,
): void {
  if (columns !== network.inputs || values.length !== rows * columns || classes.length !== rows) {
    throw new RangeError(`The ${name} part is not ${rows} rows of ${network.inputs} inputs and one class each.`)
  }
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (value - value === 0) continue
    const row = Math.floor(i / columns)
    throw new LabError(
      'bad-features',
      `Input ${i - row * columns + 1} of ${name} row ${row + 1} is ${value}. Every input must be a finite number.`,
    )
  }
  const wrong = classes.findIndex((classIndex) => classIndex >= network.classes)
  if (wrong >= 0) {
    throw new LabError(
      'bad-target',
      `The class of ${name} row ${wrong + 1} has index ${classes[wrong]}, but there are ${network.classes} classes.`,
    )
  }
}
