import type { Figures, Measurement } from './measure.ts'
import { median, relativeDifference } from './statistics.ts'
import { type Goal, type Workload, parameterCount } from './workloads.ts'

/** How a goal stands: times of medians, in seconds; null where nobody measured them. */
export interface Standing {
  workload: Workload
  goal: Goal
  /** The fastest of those that the goal is against. */
  peer: { name: string; seconds: number } | null
  ours: number | null
  /** How many times as long as ours the peer takes. */
  ratio: number | null
  turbo: number | null
  turboRatio: number | null
  /** Whether ours solved the problem as well as the best engine: without that a time is worth nothing. */
  comparable: boolean
}

export function standingsOf(measurement: Measurement): Standing[] {
  const { workload, figures } = measurement
  const comparable = !figures.some((engine) => engine.role !== 'peer' && lossRemark(measurement, engine) !== null)
  return workload.goals.map((goal) => {
    const peer = fastest(
      figures.filter(({ role, family }) => role === 'peer' && [family, 'best peer'].includes(goal.against)),
    )
    const ours = fastest(figures.filter(({ role }) => role === 'default'))?.seconds ?? null
    const turbo = fastest(figures.filter(({ role }) => role === 'turbo'))?.seconds ?? null
    const ratioTo = (seconds: number | null) => (peer === null || seconds === null ? null : peer.seconds / seconds)
    return { workload, goal, peer, ours, ratio: ratioTo(ours), turbo, turboRatio: ratioTo(turbo), comparable }
  })
}

function fastest(figures: readonly Figures[]): { name: string; seconds: number } | null {
  const times = figures.map(({ name, seconds }) => ({ name, seconds: median(seconds) }))
  return times.sort((a, b) => a.seconds - b.seconds)[0] ?? null
}

/** Losses are compared among engines that trained for as many epochs; this much above the lowest is told. */
const lossTolerance = 0.01

/** What makes an engine's time not comparable: another number of epochs, or a worse solution than the best engine's. */
export function lossRemark({ workload, figures }: Measurement, engine: Figures): string | null {
  const { name, loss, epochs, gradient } = engine
  if (epochs !== workload.epochs) return `${name}: loss after ${epochs} of ${workload.epochs} epochs, not compared.`
  if (gradient !== null && gradient > workload.tolerance) {
    return `${name}: gradient ${gradient.toExponential(1)}, above ${workload.tolerance}: it ended too early.`
  }
  const lowest = Math.min(...figures.filter((other) => other.epochs === workload.epochs).map((other) => other.loss))
  const difference = relativeDifference(loss, lowest)
  return difference <= lossTolerance ? null : `${name}: loss ${(difference * 100).toFixed(1)} % above the lowest.`
}

/** Bytes that a run may take beyond its data, which are so held once: 64 MB and 6 times its parameters. */
export function memoryAllowed(workload: Workload): number {
  return 64e6 + 6 * parameterCount(workload) * (workload.precision === 'float32' ? 4 : 8)
}
