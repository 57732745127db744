import { normalCdf, normalQuantile } from '../../math/distributions/normal'
import { studentQuantile } from '../../math/distributions/studentT'
import { exp } from '../../math/elementary'
import type { RealArray } from '../../math/matrix'
import { type Random, createRandom } from '../../math/random'
import { sortNumbers } from '../../math/sortNumbers'
import { quantile } from '../../math/statistics'
import type { MeasuredRows } from '../metricContext'
import type { Interval } from './interval'

/** Draws of the rows, of few rows and of many. */
const mostDraws = 1000
const fewestDraws = 50
/** By how much the fewest draws may exceed the work. */
const mostOverdrawn = 2.5
/** From so many draws on their outer quantiles are known. */
const quantileDraws = 400
/** Parts of the rows that are left out in turn to learn how skewed a figure is. */
const jackknifeParts = 100

export interface Resampling {
  /** The class of each row, within which rows are drawn; null draws from all. */
  strata: Uint32Array | null
  /** By which each row counts; null counts every row once. */
  weights: RealArray | null
  seed: number
  /** Rows times draws that may be spent. */
  work: number
}

/** How often so many rows are drawn; 0 where the fewest draws are far beyond the work. */
export function drawsOf(rows: number, work: number): number {
  const draws = Math.max(fewestDraws, Math.min(mostDraws, Math.floor(work / Math.max(1, rows))))
  return draws * rows > mostOverdrawn * work ? 0 : draws
}

/**
 * Fills `into` with the weights of the rows in one draw: each row's own weight times how often it was drawn, a Poisson number of mean 1. Beyond a
 * few rows it is the bootstrap (Hanley and MacGibbon, "Creating non-parametric bootstrap samples using Poisson frequencies", Computer Methods and
 * Programs in Biomedicine 83, 2006), in one pass over the rows and without copying any.
 *
 * It is stratified by class as far as every class that is there is drawn at least once; how many rows of it there are varies as it would in new
 * rows. If the shares of the classes were fixed, the intervals of figures that follow them (log loss, F1, average precision) would be too short.
 */
export function drawWeights(
  random: Random,
  { strata, weights }: Pick<Resampling, 'strata' | 'weights'>,
  into: RealArray,
): void {
  const rows = into.length
  if (strata === null) {
    do
      for (let row = 0; row < rows; row++)
        into[row] = copies(random) * (weights === null ? 1 : (weights[row] as number))
    while (rows > 0 && into.every((weight) => weight === 0) && counts(weights))
    return
  }
  const drawn = new Float64Array(1 + strata.reduce((most, of) => Math.max(most, of), 0))
  const there = drawn.slice()
  for (let row = 0; row < rows; row++) {
    const weight = weights === null ? 1 : (weights[row] as number)
    const of = strata[row] as number
    into[row] = copies(random) * weight
    drawn[of] = (drawn[of] as number) + (into[row] as number)
    there[of] = (there[of] as number) + weight
  }
  drawn.forEach((sum, of) => {
    while (sum === 0 && (there[of] as number) > 0) {
      for (let row = 0; row < rows; row++) {
        if (strata[row] !== of) continue
        into[row] = copies(random) * (weights === null ? 1 : (weights[row] as number))
        sum += into[row] as number
      }
    }
  })
}

const counts = (weights: RealArray | null) => weights === null || weights.some((weight) => weight > 0)

/** P(N <= k) of a Poisson number of mean 1. */
const cumulated = Float64Array.from({ length: 20 })
for (let k = 0, term = exp(-1), sum = 0; k < cumulated.length; k++, term /= k) {
  sum += term
  cumulated[k] = sum
}

function copies(random: Random): number {
  const share = random.uniform()
  let count = 0
  while (count < cumulated.length - 1 && share >= (cumulated[count] as number)) count += 1
  return count
}

interface Figure<Context> {
  compute(context: Context): number | null
  /** That it sums sizes of differences, so that chance alone raises it above 0. */
  raisedByChance?: true
}

/**
 * The 95 % interval of each figure of the same rows: the bias-corrected and accelerated bootstrap (BCa; Efron, Journal of the American Statistical
 * Association 82, 1987), which follows figures whose draws are skewed or off the middle, as those near 0 or 1 are. So many rows that few draws are
 * taken make every figure normally distributed: there it is the figure ± as many standard errors as Student's distribution says.
 *
 * The same seed gives the same interval to the last bit. A figure has none where it is not defined, where it is not in some draws, or where every draw
 * gives the same.
 */
export function bootstrapIntervals<Context>(
  measured: MeasuredRows<Context>,
  figures: readonly Figure<Context>[],
  resampling: Resampling,
): (Interval | null)[] {
  const found = drawnFigures(measured, figures, resampling)
  const skews =
    drawsOf(measured.rows, resampling.work) < quantileDraws ? null : accelerations(measured, figures, resampling)
  return found.map((of, at) => {
    if (of === null || isConstant(of.drawn)) return null
    if (figures[at]?.raisedByChance === true) return raisedInterval(of.value, of.drawn)
    return skews === null ? normalInterval(of.value, of.drawn) : biasCorrected(of.value, of.drawn, skews[at] as number)
  })
}

/** Whether draws differ by no more than sums in another order are rounded otherwise. @param drawn ascending */
export function isConstant(drawn: Float64Array): boolean {
  const [least, most] = [drawn[0] as number, drawn.at(-1) as number]
  return most - least <= 1e-12 * Math.max(Math.abs(least), Math.abs(most))
}

/** A figure of the rows, and what it is in draws of them, ascending, where it is defined. */
export interface DrawnFigure {
  value: number
  drawn: Float64Array
}

/** Each figure in draws of the same rows; null where it is not defined, or not in some draws, and where even the fewest draws are too much work. */
export function drawnFigures<Context>(
  measured: MeasuredRows<Context>,
  figures: readonly Pick<Figure<Context>, 'compute'>[],
  resampling: Resampling,
): (DrawnFigure | null)[] {
  const { rows } = measured
  const draws = drawsOf(rows, resampling.work)
  if (draws === 0) return figures.map(() => null)
  const { seed, weights } = resampling
  const values = figuresOf(measured.weighed(weights), figures)
  const drawn = figures.map(() => new Float64Array(draws))
  // How often a row was drawn is exact in either, and half the memory is walked through faster.
  const into = weights === null ? new Float32Array(rows) : new Float64Array(rows)
  for (let draw = 0; draw < draws; draw++) {
    drawWeights(createRandom(seed, 'sample', draw), resampling, into)
    figuresOf(measured.weighed(into), figures).forEach((value, at) => ((drawn[at] as Float64Array)[draw] = value))
  }
  return drawn.map((of, at) => {
    const value = values[at] as number
    const usable = sortNumbers(of.filter((drawnValue) => Number.isFinite(drawnValue)))
    return Number.isFinite(value) && usable.length >= 0.95 * draws ? { value, drawn: usable } : null
  })
}

function figuresOf<Context>(context: Context, figures: readonly Pick<Figure<Context>, 'compute'>[]): number[] {
  return figures.map(({ compute }) => compute(context) ?? Number.NaN)
}

function normalInterval(value: number, drawn: Float64Array): Interval {
  const { reach } = spreadOf(drawn)
  return { low: value - reach, high: value + reach }
}

/**
 * Of a figure that chance raises: its draws are raised once more, and no quantile of them comes down to what the rows would say without chance. Where
 * it is nothing but chance its square is a sum of squared errors, which a draw doubles: draws lie √2 - 1 of the figure above it, and taking off as much
 * as brings it to 0 is the lower centre; where it is real they lie hardly above, and little is taken off. The upper centre is the figure itself.
 */
function raisedInterval(value: number, drawn: Float64Array): Interval {
  const { mean, reach } = spreadOf(drawn)
  const raised = Math.max(0, mean - value) / (Math.SQRT2 - 1)
  return { low: Math.max(0, value - raised - reach), high: value + reach }
}

function spreadOf(drawn: Float64Array): { mean: number; reach: number } {
  const mean = drawn.reduce((sum, of) => sum + of, 0) / drawn.length
  const squares = drawn.reduce((sum, of) => sum + (of - mean) * (of - mean), 0)
  return { mean, reach: studentQuantile(0.975, drawn.length - 1) * Math.sqrt(squares / (drawn.length - 1)) }
}

/** @param drawn ascending */
function biasCorrected(value: number, drawn: Float64Array, acceleration: number): Interval {
  let [below, equal] = [0, 0]
  for (const of of drawn) {
    if (of < value) below += 1
    else if (of === value) equal += 1
  }
  const share = (below + equal / 2) / drawn.length
  const least = 0.5 / drawn.length
  const bias = normalQuantile(Math.min(1 - least, Math.max(least, share)))
  const at = (probability: number) => {
    const shifted = bias + normalQuantile(probability)
    return quantile(drawn, normalCdf(bias + shifted / (1 - acceleration * shifted)))
  }
  const [low, high] = [at(0.025), at(0.975)]
  return { low: Math.min(low, value), high: Math.max(high, value) }
}

/**
 * How skewed each figure is, Σ d³ / (6 (Σ d²)^1.5) of its differences d where parts of the rows are left out in turn; of few rows one at a time.
 * Rows are dealt to the parts class by class. 0 where a figure is not defined without one of the parts.
 */
function accelerations<Context>(
  measured: MeasuredRows<Context>,
  figures: readonly Pick<Figure<Context>, 'compute'>[],
  { strata, weights }: Resampling,
): number[] {
  const { rows } = measured
  const parts = Math.min(rows, jackknifeParts)
  const order = Uint32Array.from({ length: rows }, (_, row) => row)
  if (strata !== null) order.sort((a, b) => (strata[a] as number) - (strata[b] as number) || a - b)
  const partOf = new Uint8Array(rows)
  order.forEach((row, place) => (partOf[row] = place % parts))
  const without = figures.map(() => new Float64Array(parts))
  const left = new Float64Array(rows)
  for (let part = 0; part < parts; part++) {
    for (let row = 0; row < rows; row++) {
      left[row] = partOf[row] === part ? 0 : weights === null ? 1 : (weights[row] as number)
    }
    figuresOf(measured.weighed(left), figures).forEach((value, at) => ((without[at] as Float64Array)[part] = value))
  }
  return without.map((values) => {
    const mean = values.reduce((sum, of) => sum + of, 0) / parts
    const squares = values.reduce((sum, of) => sum + (mean - of) * (mean - of), 0)
    const cubes = values.reduce((sum, of) => sum + (mean - of) * (mean - of) * (mean - of), 0)
    return squares > 0 && Number.isFinite(cubes) ? cubes / (6 * squares * Math.sqrt(squares)) : 0
  })
}
