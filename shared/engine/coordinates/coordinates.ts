import type { RealArray } from '../../math/matrix'
import type { LayerShape } from '../network/network'
import { norm } from '../optimizers/vectors'
import type { ColumnScale } from './columnScale'

/*
 * The parameters as the second-order methods see them: those of a network whose inputs are (x - m) / s, with the center
 * m and the scale s of each column. The network is the same function of its rows,
 *
 *   Σ_j w_j x_j + b = Σ_j v_j (x_j - m_j) / s_j + c   with   v_j = w_j s_j,   c = b + Σ_j w_j m_j,
 *
 * and so is the loss; but its curvature no longer has the squares of the columns' units in it. By the chain rule, with
 * w_j = v_j / s_j and b = c - Σ_j v_j m_j / s_j,
 *
 *   ∂l/∂v_j = (∂l/∂w_j - m_j ∂l/∂b) / s_j,   ∂l/∂c = ∂l/∂b.
 *
 * A method that finds its way by the gradient (L-BFGS) then takes as many iterations as on standardized columns; one that
 * solves equations (Newton) keeps the figures that units of 1e-6 beside units of 1e12 would cost it. Deeper layers are
 * left as they are: their inputs have no units.
 */
export interface Coordinates {
  /** Writes the point of these parameters. */
  toPoint(parameters: RealArray, point: RealArray): void
  /** Writes the parameters of a point. */
  toParameters(point: RealArray, parameters: RealArray): void
  /** Turns a gradient by the parameters, in place, into the one by the point. */
  gradientAtPoint(gradient: RealArray): void
  /** Writes the factor of each coordinate of a point in the penalty λ Σ|w|; leaves those of deeper layers and biases. */
  penalize(l1: number, penalties: Float64Array): void
  /**
   * The Euclidean norm of the gradient by the parameters of columns with the standard deviation 1, of a gradient by the
   * point: no column's unit is in it.
   */
  norm(gradient: RealArray): number
}

/**
 * @param shape of the first layer
 * @param places where each parameter of the plain order (network.ts) lies; as it is where nothing is said
 */
export function createCoordinates(
  { inputs, outputs, weightOffset, biasOffset }: LayerShape,
  { centers, scales, spreads }: ColumnScale,
  places?: Int32Array,
): Coordinates {
  const placeOf = (plain: number): number => (places ? (places[plain] as number) : plain)
  const biases = Int32Array.from({ length: outputs }, (_, k) => placeOf(biasOffset + k))
  const rowOf = (j: number) => Int32Array.from({ length: outputs }, (_, k) => placeOf(weightOffset + j * outputs + k))
  /** The columns that are not left as they are, and where their weights lie. */
  const moved = Array.from({ length: inputs }, (_, j) => j)
    .filter((j) => centers[j] !== 0 || scales[j] !== 1)
    .map((j) => ({ center: centers[j] as number, scale: scales[j] as number, weights: rowOf(j) }))
  const ratios = Float64Array.from(scales, (scale, j) => scale / (spreads[j] as number))
  const rows = Array.from({ length: inputs }, (_, j) => rowOf(j))

  return {
    toPoint(parameters, point) {
      point.set(parameters)
      for (const { center, scale, weights } of moved) {
        weights.forEach((at, k) => {
          const weight = parameters[at] as number
          point[at] = weight * scale
          const bias = biases[k] as number
          if (center !== 0) point[bias] = (point[bias] as number) + weight * center
        })
      }
    },
    toParameters(point, parameters) {
      parameters.set(point)
      for (const { center, scale, weights } of moved) {
        weights.forEach((at, k) => {
          const weight = (point[at] as number) / scale
          parameters[at] = weight
          const bias = biases[k] as number
          if (center !== 0) parameters[bias] = (parameters[bias] as number) - weight * center
        })
      }
    },
    gradientAtPoint(gradient) {
      for (const { center, scale, weights } of moved) {
        weights.forEach((at, k) => {
          const bias = gradient[biases[k] as number] as number
          gradient[at] = ((gradient[at] as number) - (center === 0 ? 0 : center * bias)) / scale
        })
      }
    },
    penalize(l1, penalties) {
      rows.forEach((weights, j) => {
        for (const at of weights) penalties[at] = l1 / (scales[j] as number)
      })
    },
    norm(gradient) {
      const scaled = Float64Array.from(gradient)
      rows.forEach((weights, j) => {
        for (const at of weights) scaled[at] = (scaled[at] as number) * (ratios[j] as number)
      })
      return norm(scaled)
    },
  }
}
