import type { Coefficient } from '../../contract/inference'
import type { FittedPreparation } from '../../data/preparation/fittedPreparation'
import { exp } from '../../math/elementary'
import type { Design } from './design'
import { dot } from './likelihood'
import { rawRows } from './rawScale'

/** The coefficients as sums of multiples of those of the basis: one row each, the intercept first. */
export interface Combinations {
  /** On the scale of the table. */
  raw: Float64Array[]
  /** On that of the network. */
  prepared: Float64Array[]
}

export function combinationsOf(fitted: FittedPreparation, design: Design): Combinations {
  const { kept, toInputs } = design
  const raw = rawRows(fitted, kept).map((row) => {
    const combined = new Float64Array(design.basis.length)
    row.forEach((factor, k) => {
      if (factor === 0) return
      const part = toInputs[k] as Float64Array
      for (let a = 0; a < combined.length; a++) {
        combined[a] = (combined[a] as number) + factor * (part[a] as number)
      }
    })
    return combined
  })
  return { raw, prepared: toInputs }
}

/** Name, column and variance inflation of coefficient `index`. */
export function headOf(design: Design, index: number): Pick<Coefficient, 'name' | 'feature' | 'vif'> {
  if (index === 0) return { name: 'intercept', feature: null, vif: null }
  const place = design.kept[index - 1] as number
  return {
    name: design.names[place] as string,
    feature: design.features[place] ?? null,
    vif: design.inflation[index - 1] as number,
  }
}

/** e^value; null where it is no number any more. */
export function oddsOf(value: number | null): number | null {
  if (value === null) return null
  const odds = exp(value)
  return Number.isFinite(odds) ? odds : null
}

/** The parameters of the basis by which the network's weights, also those of inputs that are left out, say the same. */
export function onBasis(design: Design, weights: (input: number) => number, bias: number): Float64Array {
  const parameters = new Float64Array(design.basis.length)
  parameters[0] = bias
  design.columns.forEach((column, input) => {
    const weight = weights(input)
    for (let a = 0; a < parameters.length; a++) {
      parameters[a] = (parameters[a] as number) + weight * (column[a] as number)
    }
  })
  return parameters
}

/** The gradient by the network's weights and bias from that by the parameters of the basis; the squares of all, summed. */
export function gradientSquares(design: Design, gradient: Float64Array): number {
  const ofInputs = design.columns.map((column) => dot(column, gradient) ** 2)
  return ofInputs.reduce((sum, square) => sum + square, (gradient[0] as number) ** 2)
}

/** The run's weights are at the optimum where they are nearer to it than this, in standard errors. */
export const nearEnough = 0.01
