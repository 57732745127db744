import { formatCount, formatNumber } from '../../wording/formatNumber'
import type { RunMarker } from '../runColours'

/** The history of one run as it is drawn; entry i of the three arrays is the same epoch. NaN is no value. */
export interface LossSeries {
  id: string
  name: string
  colour: string
  marker: RunMarker | null
  /** Drawn faintly until somebody points at it. */
  faded: boolean
  /** What was minimised: "Log loss". Curves of different losses are not drawn in one plane. */
  lossName: string
  /** "target in standard deviations"; empty where the loss has no unit to tell. */
  lossUnit: string
  /** The epoch whose weights the run gives, where that is not the last; else null. */
  bestEpoch: number | null
  /** Ascending. */
  epochs: Uint32Array
  trainLoss: Float64Array
  validationLoss: Float64Array
}

/** Index of the value in ascending `epochs` that is nearest to `epoch`, the lower of two; -1 where there is none. */
export function nearestEpoch(epochs: Uint32Array, epoch: number): number {
  let low = 0
  let high = epochs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((epochs[middle] ?? 0) < epoch) low = middle + 1
    else high = middle
  }
  const before = epochs[low - 1]
  const after = epochs[low]
  if (after === undefined) return low - 1
  return before !== undefined && epoch - before <= after - epoch ? low - 1 : low
}

/** The smallest and largest of all epochs; null while there are none. */
export function epochRange(series: readonly LossSeries[]): [number, number] | null {
  let low = Infinity
  let high = -Infinity
  for (const { epochs } of series) {
    low = Math.min(low, epochs[0] ?? Infinity)
    high = Math.max(high, epochs.at(-1) ?? -Infinity)
  }
  return high >= low ? [low, high] : null
}

export interface LossReading {
  id: string
  name: string
  colour: string
  marker: RunMarker | null
  train: string
  validation: string
}

/** As many times the largest first loss a run may reach before it is taken for one that diverged. */
const divergedFrom = 100

const greatest = (values: Float64Array) =>
  values.reduce((most, v) => (Number.isFinite(v) && v > most ? v : most), -Infinity)

/**
 * The largest loss that an axis has to show, and the runs that leave it upwards: one that diverges would press all others, and its own
 * beginning, to the ground.
 */
export function lossCeiling(series: readonly LossSeries[]): { high: number; leaving: string[] } {
  const first = Math.max(...series.map(({ trainLoss }) => trainLoss.find(Number.isFinite) ?? -Infinity))
  const tops = series.map((run) => ({
    name: run.name,
    top: Math.max(greatest(run.trainLoss), greatest(run.validationLoss)),
  }))
  const leaving = tops.filter(({ top }) => first > 0 && top > divergedFrom * first)
  if (leaving.length === 0) return { high: Infinity, leaving: [] }
  const others = tops.filter((entry) => !leaving.includes(entry)).map(({ top }) => top)
  return { high: Math.max(2 * first, ...others), leaving: leaving.map(({ name }) => name) }
}

/** What every run reads at the epoch nearest to `place`; null while there are no epochs. */
export function readLosses(
  series: readonly LossSeries[],
  place: number,
): { epoch: number; readings: LossReading[] } | null {
  let epoch: number | null = null
  for (const { epochs } of series) {
    const candidate = epochs[nearestEpoch(epochs, place)]
    if (candidate === undefined) continue
    if (epoch === null || Math.abs(candidate - place) < Math.abs(epoch - place)) epoch = candidate
  }
  if (epoch === null) return null
  const at = epoch
  const readings = series.map(({ id, name, colour, marker, epochs, trainLoss, validationLoss }) => {
    const index = at > (epochs.at(-1) ?? -1) || at < (epochs[0] ?? Infinity) ? -1 : nearestEpoch(epochs, at)
    return {
      id,
      name,
      colour,
      marker,
      train: formatNumber(trainLoss[index]),
      validation: formatNumber(validationLoss[index]),
    }
  })
  return { epoch: at, readings }
}

/** The histories as a table, a row an epoch of any run, two columns a run. */
export function lossTable(series: readonly LossSeries[]): { header: string[]; rows: string[][] } {
  const epochs = [...new Set(series.flatMap((run) => [...run.epochs]))].sort((a, b) => a - b)
  const columns = series.map((run) => new Map([...run.epochs].map((epoch, index) => [epoch, index])))
  const cell = (values: Float64Array, index: number | undefined) =>
    index === undefined ? '' : formatNumber(values[index], 6)
  return {
    header: ['Epoch', ...series.flatMap(({ name }) => [`${name}, training`, `${name}, validation`])],
    rows: epochs.map((epoch) => [
      formatCount(epoch),
      ...series.flatMap((run, i) => {
        const index = columns[i]?.get(epoch)
        return [cell(run.trainLoss, index), cell(run.validationLoss, index)]
      }),
    ]),
  }
}

/** The losses among the series, in the order in which they come. */
export function lossNames(series: readonly Pick<LossSeries, 'lossName'>[]): string[] {
  return [...new Set(series.map((run) => run.lossName))]
}

/** The loss of a chart without runs. */
const firstLoss = 'Log loss'

/** What the curves of one plane show. */
export function lossNameOf(series: readonly LossSeries[]): string {
  return series[0]?.lossName ?? firstLoss
}

/** One sentence for those who do not see the chart. */
export function describeLosses(series: readonly LossSeries[]): string {
  const range = epochRange(series)
  const name = lossNameOf(series)
  if (range === null) return `${name} by epoch: no values yet.`
  const last = series.map((run) => {
    const validation = formatNumber(run.validationLoss.at(-1))
    const best = run.bestEpoch === null ? '' : `, weights of epoch ${formatCount(run.bestEpoch)}`
    return `${run.name} ${formatNumber(run.trainLoss.at(-1))} in training, ${validation} in validation${best}`
  })
  return `${name} by epoch, ${formatCount(range[0])} to ${formatCount(range[1])}. Last values: ${last.join('; ')}.`
}
