import { exp } from '../../math/elementary'
import { type Interval, normal975 } from '../intervals/interval'
import { wilson } from '../intervals/wilson'
import type { Fourfold } from './fourfold'

/** A figure of a fourfold table; null where it is not defined. */
export interface FourfoldFigure {
  key: string
  /** As it stands at the head of a row. */
  label: string
  hint: string
  format: 'share' | 'ratio' | 'difference'
  value: number | null
  interval: Interval | null
}

/**
 * What is known of a threshold from the four counts alone, by closed forms.
 *
 * @param rowsPerWeight how many rows a weight of 1 is worth in an interval: 1 without weights, with them Σ w / Σ w² (Kish, "Survey
 *   sampling", 1965)
 */
export function fourfoldFigures(table: Fourfold, rowsPerWeight = 1): FourfoldFigure[] {
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = table
  const share = (part: number, rest: number) => {
    const whole = part + rest
    const value = whole > 0 ? part / whole : null
    return { value, interval: value === null ? null : wilson(value, whole * rowsPerWeight) }
  }
  const sensitivity = share(truePositives, falseNegatives)
  const specificity = share(trueNegatives, falsePositives)
  return [
    {
      ...{ key: 'sensitivity', label: 'Sensitivity', hint: 'Share of the events that are found', format: 'share' },
      ...sensitivity,
    },
    {
      ...{ key: 'specificity', label: 'Specificity', hint: 'Share of the others that raise no alarm', format: 'share' },
      ...specificity,
    },
    {
      ...{ key: 'positivePredictiveValue', label: 'Predictive value +', format: 'share' },
      hint: 'Share of the alarms that are events',
      ...share(truePositives, falsePositives),
    },
    {
      ...{ key: 'negativePredictiveValue', label: 'Predictive value −', format: 'share' },
      hint: 'Share of the rows without alarm that are no events',
      ...share(trueNegatives, falseNegatives),
    },
    {
      ...{ key: 'positiveLikelihoodRatio', label: 'Likelihood ratio +', format: 'ratio' },
      hint: 'By how much an alarm multiplies the odds of the event',
      ...likelihoodRatio([truePositives, falseNegatives], [falsePositives, trueNegatives], rowsPerWeight),
    },
    {
      ...{ key: 'negativeLikelihoodRatio', label: 'Likelihood ratio −', format: 'ratio' },
      hint: 'By how much no alarm multiplies the odds of the event',
      ...likelihoodRatio([falseNegatives, truePositives], [trueNegatives, falsePositives], rowsPerWeight),
    },
    {
      ...{ key: 'youden', label: 'Youden’s J', format: 'difference' },
      hint: 'Sensitivity + specificity − 1: 0 is no better than chance, 1 perfect',
      ...youden(sensitivity, specificity),
    },
  ]
}

type Pair = [counted: number, rest: number]
type Measured = Pick<FourfoldFigure, 'value' | 'interval'>

/**
 * The share counted among the events over that among the others, with the interval of its logarithm, whose variance is
 * 1/a - 1/(a + b) + 1/c - 1/(c + d) (Simel, Samsa and Matchar, Journal of Clinical Epidemiology 44, 1991). It has no interval where a
 * count is 0, and is not defined where no other is counted.
 */
function likelihoodRatio([a, b]: Pair, [c, d]: Pair, rowsPerWeight: number): Measured {
  if (a + b === 0 || c === 0) return { value: null, interval: null }
  const value = a / (a + b) / (c / (c + d))
  if (a === 0) return { value, interval: null }
  const variance = (1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)) / rowsPerWeight
  const factor = exp(normal975 * Math.sqrt(variance))
  return { value, interval: { low: value / factor, high: value * factor } }
}

/**
 * J = sensitivity + specificity - 1 (Youden, Cancer 3, 1950), a difference of two independent shares, whose interval is put together
 * from theirs: the distances of their ends from them, squared and added (Newcombe, Statistics in Medicine 17, 1998, method 10).
 */
function youden(sensitivity: Measured, specificity: Measured): Measured {
  if (sensitivity.value === null || specificity.value === null) return { value: null, interval: null }
  const value = sensitivity.value + specificity.value - 1
  const [first, second] = [sensitivity.interval, specificity.interval]
  if (first === null || second === null) return { value, interval: null }
  const together = (a: number, b: number) => Math.sqrt(a * a + b * b)
  const down = together(sensitivity.value - first.low, specificity.value - second.low)
  const up = together(first.high - sensitivity.value, second.high - specificity.value)
  return { value, interval: { low: value - down, high: value + up } }
}
