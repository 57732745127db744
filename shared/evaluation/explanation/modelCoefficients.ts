import type { ModelExplanation } from '../../contract/explanation'
import { inputWidth } from '../../data/preparation/features/inputWidths'
import { coefficientNames } from '../inference/coefficientNames'
import { rawRows } from '../inference/rawScale'
import type { FittedModel } from '../../model/fittedModel'

/**
 * The weights of a model without hidden layers as coefficients, on the scale of the table and on that of the network: of the event of two
 * classes, of more than two of each class against the first, of a number in its unit. Null for hidden layers.
 */
export function modelCoefficients({ preparation, network, parameters }: FittedModel): ModelExplanation['coefficients'] {
  if (network.hidden.length > 0) return null
  const { inputs, outputs } = network
  const { classes, scaling } = preparation.target
  const names = ['intercept', ...coefficientNames(preparation)]
  const ofFeatures = preparation.inputs.flatMap((input) =>
    Array.from({ length: inputWidth(input) }, () => input.feature),
  )
  const featureOf = (index: number) => (index === 0 ? null : (ofFeatures[index - 1] ?? null))
  const rows = rawRows(preparation, [...Array(inputs).keys()])
  const unit = scaling?.scale ?? 1
  return Array.from({ length: Math.max(1, outputs - 1) }, (_, block) => block).flatMap((block) => {
    const output = outputs === 1 ? 0 : block + 1
    const prepared = names.map((_name, index) => {
      const input = index === 0 ? inputs : index - 1
      const own = parameters[input * outputs + output] as number
      return outputs === 1 ? own : own - (parameters[input * outputs] as number)
    })
    return names.map((name, index) => {
      const raw = (rows[index] as Float64Array).reduce((sum, factor, k) => sum + factor * (prepared[k] as number), 0)
      return {
        ...{ name, feature: featureOf(index) },
        ...(outputs > 1 && { class: classes[output] as string }),
        estimate: unit * raw + (index === 0 ? (scaling?.center ?? 0) : 0),
        standardized: prepared[index] as number,
      }
    })
  })
}
