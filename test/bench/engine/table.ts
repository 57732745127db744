import { lossRemark, memoryAllowed, type Standing } from './goals.ts'
import type { Figures, Measurement } from './measure.ts'
import { median } from './statistics.ts'

/** Three figures, in milliseconds. */
export function milliseconds(seconds: number): string {
  const value = seconds * 1000
  if (value >= 999.5) return `${Math.round(value).toLocaleString('en-US')} ms`
  return `${value.toPrecision(3)} ms`
}

/** A ratio with two figures: 0.71x, 3.4x, 31x. */
export function times(ratio: number): string {
  return `${ratio >= 9.95 ? Math.round(ratio) : ratio.toPrecision(2)}x`
}

function markdown(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function reached({ goal, ratio, turboRatio, comparable }: Standing): string {
  if (!comparable) return 'no: not the same loss'
  if (ratio !== null && ratio >= goal.ratio) return 'yes'
  return turboRatio !== null && turboRatio >= goal.ratio ? 'with turbo' : 'no'
}

/** Every goal with what was reached. */
export function goalTable(standings: readonly Standing[]): string {
  const head = ['workload', 'against', 'its time', 'ours', 'ratio', 'goal', 'reached', 'ours with turbo', 'ratio']
  const rows = standings.map((standing) => {
    const { workload, goal, peer, ours, ratio, turbo, turboRatio } = standing
    return [
      workload.name,
      peer?.name ?? `${goal.against}: not measured`,
      peer ? milliseconds(peer.seconds) : '',
      ours === null ? '' : milliseconds(ours),
      ratio === null ? '' : times(ratio),
      `${goal.ratio}x`,
      peer === null ? '' : reached(standing),
      turbo === null ? '' : milliseconds(turbo),
      turboRatio === null ? '' : times(turboRatio),
    ]
  })
  return markdown(head, rows)
}

/** Every engine of one workload, and below it what has to be known about the figures. */
export function workloadTable(measurement: Measurement): string {
  const { workload, figures, missing } = measurement
  const ours = figures.find(({ role }) => role === 'default')
  const base = ours ? median(ours.seconds) : NaN
  const solved = workload.kind === 'lbfgs'
  const head = ['engine', `time per ${workload.unit}, median`, 'least to most', 'to ours', 'loss']
  head.push(...(solved ? ['gradient', 'iterations'] : []), 'memory beyond the data')
  const rows = figures.map((engine) => [
    engine.name,
    milliseconds(median(engine.seconds)),
    `${milliseconds(Math.min(...engine.seconds))} to ${milliseconds(Math.max(...engine.seconds))}`,
    Number.isNaN(base) ? '' : times(median(engine.seconds) / base),
    engine.loss.toFixed(6),
    ...(solved ? [engine.gradient?.toExponential(1) ?? '', String(engine.iterations ?? '')] : []),
    engine.memory === null ? 'not known' : `${(engine.memory / 1e6).toFixed(0)} MB`,
  ])
  const width = head.length
  for (const { name, reason } of missing) {
    // The last words of a process that failed may hold anything: a cell takes one line.
    const cell = reason.replaceAll('|', '/').split('\n').at(-1) ?? ''
    rows.push([name, cell, ...Array<string>(width - 2).fill('')])
  }
  const notes = [...figures.flatMap((engine) => lossRemark(measurement, engine) ?? []), ...memoryRemarks(measurement)]
  return [
    `### ${workload.name}: ${workload.title}`,
    markdown(head, rows),
    ...(notes.length > 0 ? [notes.map((note) => `- ${note}`).join('\n')] : []),
  ].join('\n\n')
}

/** Where ours takes more than it may. */
function memoryRemarks({ workload, figures }: Measurement): string[] {
  const allowed = memoryAllowed(workload)
  const over = ({ role, memory }: Figures) => role !== 'peer' && memory !== null && memory > allowed
  return figures
    .filter(over)
    .map(({ name }) => `${name}: takes more memory than the ${(allowed / 1e6).toFixed(0)} MB that it may.`)
}
