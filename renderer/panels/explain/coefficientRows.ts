import type { Coefficient, Inference } from '@shared/contract/inference'
import type { PlotTable } from '@renderer/charts/plotTable'
import { formatNumber } from '../../wording/formatNumber'
import { highVif, pText } from '../../wording/evaluation/inferenceTexts'

export interface CoefficientRow {
  key: string
  name: string
  /** Of more than two classes. */
  class: string | null
  isIntercept: boolean
  /** Whether the interval includes 0, which is no effect. */
  includesNone: boolean
  highVif: boolean
  value: number
  low: number | null
  high: number | null
  estimate: string
  standardError: string
  interval: string
  p: string
  oddsRatio: string
  vif: string
}

/** @param unit per unit of the table, or of the input as the network sees it: a standard deviation where columns are standardized */
export function coefficientRows({ coefficients, reference }: Inference, unit: 'sd' | 'unit'): CoefficientRow[] {
  return coefficients.map((coefficient) => {
    const { name, p, vif } = coefficient
    const factor = unit === 'unit' ? 1 : coefficient.standardized.standardError / coefficient.standardError
    const isIntercept = name === 'intercept'
    const { estimate, standardError, low, high } = onScale(coefficient, unit, isIntercept ? null : factor)
    return {
      key: `${coefficient.class ?? ''} ${name}`,
      ...{ name, class: coefficient.class ?? null, isIntercept },
      includesNone: low === null || high === null || (low <= 0 && high >= 0),
      highVif: vif !== null && vif > highVif,
      ...{ value: estimate, low, high },
      estimate: formatNumber(estimate),
      standardError: formatNumber(standardError),
      interval: `${endText(low, '−∞')} to ${endText(high, '∞')}`,
      // The intercept's p value is that of its place on the table's scale.
      p: isIntercept && unit === 'sd' ? '' : pText(p),
      oddsRatio: reference === null || isIntercept ? '' : oddsText(Math.exp(estimate)),
      vif: vif === null ? '' : formatNumber(vif, 2),
    }
  })
}

const endText = (end: number | null, none: string) => (end === null ? none : formatNumber(end))

function oddsText(ratio: number): string {
  return Number.isFinite(ratio) ? formatNumber(ratio) : '∞'
}

/**
 * Estimate, error and interval on the chosen scale. An input's scale only stretches them; the intercept's is moved as well, and its interval is
 * that of Wald.
 * @param factor of an input; null of the intercept
 */
function onScale(coefficient: Coefficient, unit: 'sd' | 'unit', factor: number | null) {
  const { estimate, standardError, low, high, standardized } = coefficient
  if (unit === 'unit') return { estimate, standardError, low, high }
  if (factor === null) {
    const reach = 1.959963984540054 * standardized.standardError
    return { ...standardized, low: standardized.estimate - reach, high: standardized.estimate + reach }
  }
  const scaled = (end: number | null) => (end === null ? null : end * factor)
  return { ...standardized, low: scaled(low), high: scaled(high) }
}

/** As far as the intervals of all terms reach, with 0 among them; the intercept has no line. */
export function forestScale(rows: readonly CoefficientRow[]): { min: number; max: number } {
  const values = rows.filter(({ isIntercept }) => !isIntercept).flatMap(({ value, low, high }) => [value, low, high])
  const known = values.filter((value) => value !== null && Number.isFinite(value)) as number[]
  return { min: Math.min(0, ...known), max: Math.max(0, ...known) }
}

export function coefficientTable(rows: readonly CoefficientRow[], isOdds: boolean): PlotTable {
  const several = rows.some((row) => row.class !== null)
  return {
    header: [
      ...(several ? ['class'] : []),
      ...['term', 'estimate', 'standard error', 'low', 'high', 'p'],
      ...(isOdds ? ['odds ratio'] : []),
      'VIF',
    ],
    rows: rows.map((row) => [
      ...(several ? [row.class ?? ''] : []),
      ...[row.name, row.estimate, row.standardError, endText(row.low, '−∞'), endText(row.high, '∞'), row.p],
      ...(isOdds ? [row.oddsRatio] : []),
      row.vif,
    ]),
  }
}
