import type { FittedPreparation } from '@shared/data/preparation/preparation'
import type { Trainer } from '@shared/engine/trainer'

/** Of a linear regression on numbers: its coefficients in the units of the table. */
export function rawCoefficients({ fitted, trainer }: { fitted: FittedPreparation; trainer: Trainer }): {
  bias: number
  weights: number[]
} {
  const parameters = trainer.parameters()
  const { center, scale } = fitted.target.scaling!
  const scalings = fitted.inputs.map((input) => {
    if (input.kind !== 'number') throw new Error(`${input.feature} is no number.`)
    return input
  })
  const weights = scalings.map((input, j) => (scale * parameters[j]!) / input.scale)
  const shift = scalings.reduce((sum, input, j) => sum + weights[j]! * input.center, 0)
  return { bias: scale * parameters[weights.length]! + center - shift, weights }
}
