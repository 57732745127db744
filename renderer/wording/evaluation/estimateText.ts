import type { Estimate } from '@shared/contract/evaluation'
import type { Metric } from '@shared/evaluation/metrics'
import { formatNumber, formatShare } from '../formatNumber'

/** A value of a metric in the strip of figures: shares by three places, so that 0.983 and 0.979 are told apart. */
export function valueText({ format }: Pick<Metric, 'format'>, value: number | null | undefined): string {
  return format === 'nats' || format === 'unit' ? formatNumber(value) : formatShare(value, 3)
}

/** "0.89 to 0.98"; empty without an interval. */
export function rangeText(metric: Pick<Metric, 'format'>, { low, high }: Pick<Estimate, 'low' | 'high'>): string {
  return low === null || high === null ? '' : `${valueText(metric, low)} to ${valueText(metric, high)}`
}

export const methodTexts: Record<NonNullable<Estimate['method']>, string> = {
  wilson: 'Wilson’s score interval',
  delong: 'DeLong’s interval on the logit scale',
  bootstrap: 'bootstrap, drawn within each class',
}
