import { LabError } from '../../contract/labError'
import type { Network } from '../network/network'
import type { Matrix } from '../../math/matrix'
import type { PartData } from './partData'
import type { TrainingData } from './trainingData'

/**
 * Refuses data that cannot be trained on.
 * @throws LabError bad-features for an input that is not finite, bad-target for a class the network does not have or a
 * number that is not finite, bad-setting for a weight that is negative or not finite.
 */
export function checkData({ plan, train, validation }: TrainingData): void {
  checkPart(train, plan.network, 'training')
  if (validation) checkPart(validation, plan.network, 'validation')
}

/**
 * Checks one part. `value - value === 0` holds for finite numbers only. Inputs that come from a row source are checked
 * where they are written (`checkInputs`).
 * @param name of the part, for messages
 */
export function checkPart({ inputs, targets, weights }: PartData, network: Network, name: string): void {
  checkInputs(inputs, name, 0)
  for (let row = 0; row < targets.length; row++) {
    const target = targets[row] as number
    if (network.classes > 0 ? target < network.classes : target - target === 0) continue
    throw new LabError(
      'bad-target',
      network.classes > 0
        ? `The class of ${name} row ${row + 1} has index ${target}, but there are ${network.classes} classes.`
        : `The target of ${name} row ${row + 1} is ${target}. Every target must be a finite number.`,
    )
  }
  weights?.forEach((weight, row) => {
    if (weight >= 0 && weight < Infinity) return
    throw new LabError('bad-setting', `The weight of ${name} row ${row + 1} is ${weight}. It must be 0 or more.`)
  })
}

/**
 * Refuses inputs that are not finite. One of them would make every parameter NaN in the first step, long after anybody
 * could tell which row it was. A float32 may be infinite although the number that it was made of is not.
 * @param first how many rows of the part come before these
 * @throws LabError bad-features
 */
export function checkInputs({ rows, columns, stride, values }: Matrix, name: string, first: number): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = values[row * stride + column] as number
      if (value - value === 0) continue
      const float32 = values instanceof Float32Array && !Number.isNaN(value)
      throw new LabError(
        'bad-features',
        `Input ${column + 1} of ${name} row ${first + row + 1} is ${value}. ${float32 ? 'It must be below 3.4e38: standardize the features, or train in float64.' : 'Every input must be a finite number.'}`,
      )
    }
  }
}
