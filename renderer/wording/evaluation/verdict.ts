import type { Estimate, Evaluation } from '@shared/contract/evaluation'
import type { Part } from '@shared/contract/metrics'
import type { Fourfold } from '@shared/evaluation/fourfold/fourfold'
import { count } from '../counts'
import { formatCount, formatNumber, formatShare, formatThreshold } from '../formatNumber'
import { partLabels } from '../settings/labels'

/** A sentence in stretches, some of which are set in bold. */
export type Stretches = { text: string; strong?: true }[]

export interface Verdict {
  sentence: Stretches
  detail: string
}

export interface Judged {
  evaluation: Evaluation
  part: Part
  /** Names of the classes on screen; none where the target is a number. */
  classes: readonly string[]
  /** The class of most training rows, as it is named on screen. */
  commonest: string | null
  /** Of two classes what the threshold makes of the rows. */
  table: Fourfold | null
}

/** What an evaluation comes to, in one sentence with its interval and its baseline. */
export function verdictOf(judged: Judged): Verdict {
  return judged.classes.length === 0 ? verdictOfNumbers(judged) : verdictOfClasses(judged)
}

function verdictOfClasses({ evaluation, part, classes, commonest, table }: Judged): Verdict {
  const accuracy = evaluation.metrics['accuracy'] ?? absent
  const baseline = evaluation.baseline['accuracy'] ?? null
  const always = `always predicting ${commonest ?? 'the commonest class'}`
  const rows = `${partLabels[part]} ${evaluation.rows === 1 ? 'row' : 'rows'}`
  const right = evaluation.confusion?.reduce((sum, row, truth) => sum + (row[truth] ?? 0), 0)
  const start =
    evaluation.weighted || right === undefined
      ? `Weighted, ${formatShare(accuracy.value)} of the ${rows} are classified correctly: accuracy `
      : `${formatCount(right)} of ${formatCount(evaluation.rows)} ${rows} are classified correctly: accuracy `
  return {
    sentence: [
      { text: start },
      { text: formatShare(accuracy.value), strong: true },
      {
        text: `${bracketed(accuracy, formatShare)}${baseline === null ? '.' : `, against ${formatShare(baseline)} for ${always}.`}`,
      },
    ],
    detail: [
      table === null ? '' : missesText(table, classes, evaluation.threshold),
      comparedText(accuracy, baseline, 'higher', formatShare, always),
      fewText(evaluation.rows),
    ]
      .filter((text) => text !== '')
      .join(' '),
  }
}

function verdictOfNumbers({ evaluation, part }: Judged): Verdict {
  const error = evaluation.metrics['rmse'] ?? absent
  const baseline = evaluation.baseline['rmse'] ?? null
  const always = 'always predicting the mean'
  const written = (value: number | null) => formatNumber(value)
  return {
    sentence: [
      { text: `On ${count(evaluation.rows, `${partLabels[part]} row`)} the root mean square error is ` },
      { text: formatNumber(error.value), strong: true },
      {
        text: `${bracketed(error, written)}${baseline === null ? '.' : `, against ${formatNumber(baseline)} for ${always}.`}`,
      },
    ],
    detail: [comparedText(error, baseline, 'lower', written, always), fewText(evaluation.rows)]
      .filter((text) => text !== '')
      .join(' '),
  }
}

const absent: Estimate = { value: null, low: null, high: null, method: null }
/** Below so many rows an interval is said to be wide. */
const fewRows = 30

function bracketed({ low, high }: Estimate, written: (value: number | null) => string): string {
  return low === null || high === null ? '' : ` [${written(low)}, ${written(high)}]`
}

function missesText(table: Fourfold, classes: readonly string[], threshold: number | null): string {
  const events = table.truePositives + table.falseNegatives
  const others = table.falsePositives + table.trueNegatives
  const number = (value: number) => (Number.isInteger(value) ? formatCount(value) : formatNumber(value))
  const alarms = `${number(table.falsePositives)} false ${table.falsePositives === 1 ? 'alarm' : 'alarms'}`
  return `At threshold ${formatThreshold(threshold ?? 0.5)} it misses ${number(table.falseNegatives)} of ${number(events)} rows of ${classes[1]} and raises ${alarms} among ${number(others)} of ${classes[0]}.`
}

function comparedText(
  { low, high }: Estimate,
  baseline: number | null,
  better: 'higher' | 'lower',
  written: (value: number | null) => string,
  always: string,
): string {
  if (baseline === null || low === null || high === null) return ''
  const place = low > baseline ? 'above' : high < baseline ? 'below' : null
  if (place === null)
    return `The interval includes ${written(baseline)}: these rows do not show that it is better than ${always}.`
  const isBetter = (place === 'above') === (better === 'higher')
  return `The interval lies wholly ${place} ${written(baseline)}: ${isBetter ? 'better' : 'worse'} than ${always}.`
}

function fewText(rows: number): string {
  return rows < fewRows ? `Only ${count(rows, 'row')}: the interval is wide.` : ''
}
