import type { Precision } from '../../spec/runSpec'

/*
 * The length of a step along a given direction d. With φ(α) = f(θ + α d), φ'(α) = ∇f(θ + α d)ᵀd, and φ'(0) < 0, a
 * length α is good if it meets the strong Wolfe conditions (Nocedal and Wright, "Numerical optimization", 2nd edition
 * 2006, eq. 3.7):
 *
 *   φ(α) <= φ(0) + c₁ α φ'(0)     sufficient decrease: the loss falls by a share c₁ of what the slope promises
 *   |φ'(α)| <= c₂ |φ'(0)|         curvature: the slope has become flatter, so that α is not needlessly short.
 *
 * The first keeps steps from being too long, the second from being too short; with 0 < c₁ < c₂ < 1 there always are
 * such lengths where f is bounded below. The second also makes the curvature along the step positive, which L-BFGS
 * needs. The exact minimum along the line is not looked for: it would take more passes over the data than it is worth.
 */

/** The objective at start + step · direction; slope is its derivative by the step. */
export interface LinePoint {
  step: number
  loss: number
  slope: number
}

/** NaN and infinite losses may come back: such a step counts as far too long. */
export type LineFunction = (step: number) => LinePoint | 'stopped'

/** Share of a loss that rounding may account for: losses closer than this cannot be told apart. */
export const lossNoise: Readonly<Record<Precision, number>> = { float32: 1e-6, float64: 1e-12 }

/** c₁ and c₂, the values that Nocedal and Wright recommend for quasi-Newton methods. */
const sufficientDecrease = 1e-4
const curvature = 0.9
const mostEvaluations = 25

/**
 * Where the cubic through two points and their slopes has its minimum (Nocedal and Wright, "Numerical optimization",
 * 2nd edition 2006, eq. 3.59); NaN where it has none. The derivative of the cubic is a parabola through both slopes; d2
 * comes from its discriminant, whose root with the sign of the interval's direction is the minimum and not the maximum.
 */
function cubicMinimum(a: LinePoint, b: LinePoint): number {
  const width = b.step - a.step
  const d1 = a.slope + b.slope - (3 * (a.loss - b.loss)) / (a.step - b.step)
  const d2 = Math.sqrt(d1 * d1 - a.slope * b.slope) * (width < 0 ? -1 : 1)
  return b.step - (width * (b.slope + d2 - d1)) / (b.slope - a.slope + 2 * d2)
}

/**
 * Where the straight line through both slopes is 0; NaN or infinite where they are equal. It uses no loss, and so is
 * not misled where the losses of both points differ by rounding only.
 */
function secantRoot(a: LinePoint, b: LinePoint): number {
  return a.step - (a.slope * (b.step - a.step)) / (b.slope - a.slope)
}

const clamp = (value: number, from: number, to: number): number => Math.min(Math.max(value, from), to)

/**
 * A step that meets the strong Wolfe conditions, with c₁ = 1e-4 and c₂ = 0.9: the loss falls by at least c₁ of what the
 * slope at the start promises, and the slope is at most c₂ as steep. Bracketing and zoom of Nocedal and Wright,
 * algorithms 3.5 and 3.6, with cubic interpolation kept away from the ends of the interval.
 *
 * First steps grow, by 2 to 10 times, until an interval holds a minimum: its one end `low` is the best point so far and
 * slopes downhill towards the other, `high`, which is higher, too high or uphill. Then the interval shrinks with that
 * kept true. Each trial is at the minimum of a cubic, at least a tenth of the interval away from both ends; where the
 * last round has not shortened the interval by a third, it is halved instead, so that bad luck with interpolation costs
 * a bounded number of trials.
 *
 * Near a minimum the losses differ by rounding only while the slopes are still good to many figures. Losses within
 * `noise` of each other are therefore taken as equal, and slopes decide alone (after Hager and Zhang, SIAM Journal on
 * Optimization 16, 2005): the loss of the point that comes back may be higher than at the start, by `noise` at most.
 *
 * @param start the point of step 0; its slope is below 0
 * @param noise an absolute difference of losses
 * @returns 'failed' where 25 evaluations found no lower loss; 'stopped' as soon as `at` says so
 */
export function searchLine(
  at: LineFunction,
  start: LinePoint,
  firstStep: number,
  noise: number,
): LinePoint | 'stopped' | 'failed' {
  const alike = (a: LinePoint, b: LinePoint): boolean => Math.abs(a.loss - b.loss) <= noise
  const usable = ({ loss, slope }: LinePoint): boolean => loss - loss === 0 && slope - slope === 0
  const isTooHigh = (point: LinePoint): boolean =>
    !usable(point) || (!alike(point, start) && point.loss > start.loss + sufficientDecrease * point.step * start.slope)
  const isHigher = (point: LinePoint, than: LinePoint): boolean =>
    isTooHigh(point) || (point.loss >= than.loss && !alike(point, than))
  const isFlat = ({ slope }: LinePoint): boolean => Math.abs(slope) <= -curvature * start.slope
  const minimumOf = (a: LinePoint, b: LinePoint): number => (alike(a, b) ? secantRoot(a, b) : cubicMinimum(a, b))

  /** `low` has the lowest loss so far of those low enough; the minimum lies between the two. */
  let low = start
  let high: LinePoint | null = null
  let step = firstStep
  let width = Infinity
  for (let evaluation = 0; evaluation < mostEvaluations; evaluation++) {
    const point = at(step)
    if (point === 'stopped') return 'stopped'
    if (!isTooHigh(point) && isFlat(point)) return point

    if (high === null) {
      if (isHigher(point, low)) high = point
      else {
        if (point.slope >= 0) high = low
        else step = clamp(orElse(minimumOf(low, point), Infinity), 2 * point.step, 10 * point.step)
        low = point
      }
    } else if (isHigher(point, low)) high = point
    else {
      if (point.slope * (high.step - low.step) >= 0) high = low
      low = point
    }

    if (high !== null) {
      const from = Math.min(low.step, high.step)
      const shrunk = Math.max(low.step, high.step) - from
      const middle = from + 0.5 * shrunk
      // Interpolation that hardly shortens the interval gives way to halving it.
      const halve = !usable(high) || shrunk > 0.66 * width
      step = halve ? middle : clamp(orElse(minimumOf(low, high), middle), from + 0.1 * shrunk, from + 0.9 * shrunk)
      width = shrunk
      if (step === low.step || step === high.step) break
    }
  }
  return low.loss < start.loss ? low : 'failed'
}

const orElse = (value: number, instead: number): number => (Number.isNaN(value) ? instead : value)
