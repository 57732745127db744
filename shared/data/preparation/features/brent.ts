const goldenShare = (3 - Math.sqrt(5)) / 2

/**
 * Where a function of one variable has its minimum between two bounds, by Brent's method: parabolas through the three best
 * points, golden sections where a parabola does not help (Brent, Algorithms for Minimization without Derivatives, 1973, chapter 5).
 * Of a function with several minima one is found. A value that is not finite counts as too high.
 *
 * @param tolerance absolute; below the root of the machine precision times the result nothing is gained
 */
export function minimize(value: (x: number) => number, lower: number, upper: number, tolerance = 1e-9): number {
  const at = (x: number): number => {
    const result = value(x)
    return Number.isFinite(result) ? result : Number.MAX_VALUE
  }
  let [low, high] = [lower, upper]
  let best = low + goldenShare * (high - low)
  let bestValue = at(best)
  let [second, secondValue] = [best, bestValue]
  let [third, thirdValue] = [best, bestValue]
  let step = 0
  let earlierStep = 0
  for (let round = 0; round < 200; round++) {
    const middle = 0.5 * (low + high)
    const least = 1e-9 * Math.abs(best) + tolerance
    if (Math.abs(best - middle) <= 2 * least - 0.5 * (high - low)) break
    const parabola = parabolaStep(best, bestValue, second, secondValue, third, thirdValue)
    const next = best + parabola
    if (Math.abs(parabola) < 0.5 * Math.abs(earlierStep) && next > low && next < high) {
      earlierStep = step
      step = parabola
      if (next - low < 2 * least || high - next < 2 * least) step = best < middle ? least : -least
    } else {
      earlierStep = best < middle ? high - best : low - best
      step = goldenShare * earlierStep
    }
    const tried = best + (Math.abs(step) >= least ? step : step > 0 ? least : -least)
    const triedValue = at(tried)
    if (triedValue <= bestValue) {
      if (tried < best) high = best
      else low = best
      ;[third, thirdValue, second, secondValue] = [second, secondValue, best, bestValue]
      ;[best, bestValue] = [tried, triedValue]
      continue
    }
    if (tried < best) low = tried
    else high = tried
    if (triedValue <= secondValue || second === best) {
      ;[third, thirdValue, second, secondValue] = [second, secondValue, tried, triedValue]
    } else if (triedValue <= thirdValue || third === best || third === second) {
      ;[third, thirdValue] = [tried, triedValue]
    }
  }
  return best
}

/** From the best of three points to the lowest one of the parabola through them; NaN where there is none. */
function parabolaStep(x: number, fx: number, w: number, fw: number, v: number, fv: number): number {
  const r = (x - w) * (fx - fv)
  const q = (x - v) * (fx - fw)
  return ((x - v) * q - (x - w) * r) / (2 * (r - q))
}
