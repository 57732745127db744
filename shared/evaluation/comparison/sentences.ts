import type { Difference } from '../../contract/comparison'
import { counted, nameList } from '../../spec/words/wording'
import { type Metric, wordsOf } from '../metrics'
import { amounts } from './amounts'

/** What a comparison is about. */
export interface Compared {
  /** What the others are compared with. */
  reference: string
  metric: Pick<Metric, 'label' | 'hint' | 'ofSeveral' | 'better'>
  classes: number
}

/** Below it a difference is taken for real. */
const level = 0.05

export type Verdict = 'better' | 'worse' | 'open'

/** Whether the second is better or worse beyond chance: both the corrected p value and the interval have to say so. */
export function verdictOf({ value, low, high, p, corrected }: Difference, better: Metric['better']): Verdict {
  const chance = corrected ?? p
  if (value === null || low === null || high === null || chance === null) return 'open'
  if (chance >= level || (low <= 0 && high >= 0)) return 'open'
  return value > 0 === (better === 'higher') ? 'better' : 'worse'
}

/**
 * "B's log loss is lower by 0.012, 95 % interval -0.003 to 0.027: these data do not tell them apart."
 * @param comparisons that are told together, for which p is corrected
 */
export function differenceSentence(name: string, difference: Difference, compared: Compared, comparisons = 1): string {
  const { reference, metric, classes } = compared
  const { label } = wordsOf(metric as Metric, classes)
  const { value, low, high, reason } = difference
  if (value === null) return `${capital(label)} of ${reference} and ${name} cannot be compared. ${reason ?? ''}`.trim()
  if (low === null || high === null) {
    const text =
      value === 0
        ? `${capital(label)} is the same for ${reference} and ${name}`
        : `${lead(name, label, value)} ${amounts([Math.abs(value)], Math.abs(value))[0]}`
    return `${text}; whether that is chance cannot be said. ${reason ?? ''}`.trim()
  }
  if (value === 0 && low === 0 && high === 0) {
    return `${capital(label)} is the same for ${reference} and ${name}, whichever of these rows are drawn: these data do not tell them apart.`
  }
  const sign = value < 0 ? -1 : 1
  const ends = value < 0 ? [-high, -low] : [low, high]
  const [size = '', from = '', to = ''] = amounts([value * sign, ...ends], (high - low) / 2 || Math.abs(value))
  const what =
    value === 0
      ? `${capital(label)} is the same for ${reference} and ${name}, 95 % interval of the difference ${from} to ${to}`
      : `${lead(name, label, value)} ${size}, 95 % interval ${from} to ${to}`
  return `${what}${chanceText(difference, comparisons)}: ${ending(name, difference, compared)}`
}

/** Of several at once: which are better, which are worse, and which are not told apart from the reference. */
export function comparisonSentence(
  others: readonly { name: string; difference: Difference }[],
  compared: Compared,
): string {
  const [only] = others
  if (only === undefined) return 'One model is compared with nothing.'
  if (others.length === 1) return differenceSentence(only.name, only.difference, compared)
  const { reference, metric, classes } = compared
  const { label } = wordsOf(metric as Metric, classes)
  const named = (verdict: Verdict) =>
    others.filter(({ difference }) => verdictOf(difference, metric.better) === verdict).map(({ name }) => name)
  const [better, worse, open] = [named('better'), named('worse'), named('open')]
  const is = (names: readonly string[]) => `${joined(names)} ${names.length === 1 ? 'is' : 'are'}`
  const parts = [
    ...(better.length > 0 ? [`${is(better)} better than ${reference}`] : []),
    ...(worse.length > 0 ? [`${is(worse)} worse than ${reference}`] : []),
    ...(open.length > 0 ? [`these data do not tell ${joined(open)} apart from ${reference}`] : []),
  ]
  return `By ${label}, ${parts.join('; ')}. The p values are corrected for ${counted(others.length, 'comparison')} (Holm).`
}

const lead = (name: string, label: string, value: number) =>
  `${name}'s ${label} is ${value < 0 ? 'lower' : 'higher'} by`

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function joined(names: readonly string[]): string {
  if (names.length > 4) return nameList(names, 4)
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** The p value where it was corrected, or where it and the interval do not say the same. */
function chanceText({ p, corrected, low, high }: Difference, comparisons: number): string {
  if (p === null || low === null || high === null) return ''
  if (comparisons > 1 && corrected !== null) return `, p ${pText(corrected)} corrected for ${comparisons} comparisons`
  const apart = low > 0 || high < 0
  return apart === p < level ? '' : `, p ${pText(p)}`
}

export function pText(p: number): string {
  return p < 0.001 ? 'below 0.001' : p.toFixed(p < 0.1 ? 3 : 2)
}

function ending(name: string, difference: Difference, { reference, metric }: Compared): string {
  const verdict = verdictOf(difference, metric.better)
  if (verdict === 'open') return 'these data do not tell them apart.'
  return `more than chance, ${verdict === 'better' ? name : reference} is better.`
}
