/** The step of the form 1, 2 or 5 times a power of ten that cuts `span` into at most `count` pieces. */
function niceStep(span: number, count: number): number {
  const raw = span / Math.max(1, count)
  const power = 10 ** Math.floor(Math.log10(raw))
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= raw * (1 - 1e-9)) ?? 10
  return factor * power
}

/** Removes what floating point adds to a multiple of `step`: 0.30000000000000004 is 0.3. */
function tidy(value: number, step: number): number {
  const decimals = Math.max(0, Math.min(100, 1 - Math.floor(Math.log10(step))))
  return Number(value.toFixed(decimals)) + 0
}

/** Round values inside [min, max], at most `count` + 1 of them; the one value there is where the two are equal. */
export function linearTicks(min: number, max: number, count: number): number[] {
  if (!Number.isFinite(max - min)) return []
  if (max <= min) return [min]
  const step = niceStep(max - min, count)
  const ticks: number[] = []
  const first = Math.ceil(min / step - 1e-9)
  for (let i = first; i * step <= max + step * 1e-9; i++) ticks.push(tidy(i * step, step))
  return ticks
}

/** Round values for an axis, about `count` of them but never so few that they do not tell its scale: 3, where there are as many. */
export function axisTicks(min: number, max: number, count: number): number[] {
  for (let more = count; more < count + 8; more++) {
    const ticks = linearTicks(min, max, more)
    if (ticks.length >= 3 || max <= min) return ticks
  }
  return linearTicks(min, max, count)
}

/** What is marked in each decade of a logarithmic axis, the most first. */
const decadeDigits = [
  [1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 5, 7],
  [1, 2, 5],
  [1, 3],
]

/**
 * Values inside [min, max] (both above 0) for a logarithmic axis, about `count` at most: a few in each decade, or
 * decades only; on a range too short for those, round values at equal distances.
 */
export function logTicks(min: number, max: number, count: number): number[] {
  const low = Math.floor(Math.log10(min))
  const high = Math.ceil(Math.log10(max))
  const inside = (values: number[]) => values.filter((v) => v >= min * (1 - 1e-9) && v <= max * (1 + 1e-9))
  const decades = Array.from({ length: high - low + 1 }, (_, i) => low + i)
  for (const digits of decadeDigits) {
    const ticks = inside(decades.flatMap((power) => digits.map((digit) => Number(`${digit}e${power}`))))
    if (ticks.length < 2) return linearTicks(min, max, count)
    if (ticks.length <= count) return ticks
  }
  const every = Math.max(1, Math.ceil(decades.length / count))
  return inside(decades.filter((power) => power % every === 0).map((power) => Number(`1e${power}`)))
}

export interface Axis {
  min: number
  max: number
  ticks: number[]
}

/**
 * The axis of a loss between `low` and `high`: from 0 to a round value; on a logarithmic scale the ends, and
 * everything else, are decimal logarithms.
 */
export function lossAxis(low: number, high: number, logarithmic: boolean, count: number): Axis {
  if (!(high >= low) || !Number.isFinite(high)) {
    return logarithmic ? { min: -1, max: 0, ticks: [-1, 0] } : { min: 0, max: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] }
  }
  if (logarithmic) {
    // A tenth of a decade around a flat curve keeps it off the edges.
    const margin = Math.max(0.02 * Math.log10(high / low), high / low < 1.2 ? 0.1 : 0)
    const min = Math.log10(low) - margin
    const max = Math.log10(high) + margin
    return { min, max, ticks: logTicks(10 ** min, 10 ** max, count + 2).map(Math.log10) }
  }
  const top = high > 0 ? high : 1
  const step = niceStep(top, count)
  const max = tidy(Math.ceil(top / step - 1e-9) * step, step)
  return { min: 0, max, ticks: linearTicks(0, max, count) }
}
