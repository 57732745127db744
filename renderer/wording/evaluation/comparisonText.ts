import type { ComparisonTest, Difference } from '@shared/contract/comparison'
import type { Metric } from '@shared/evaluation/metrics'
import { formatNumber } from '../formatNumber'
import { valueText } from './estimateText'

export const testTexts: Record<ComparisonTest, string> = {
  bootstrap: 'paired bootstrap: both runs on the same draws of the rows',
  mcnemar: 'McNemar’s test (mid-p), interval by Newcombe',
  delong: 'DeLong’s test',
  resampled: 'corrected resampled t-test over the splits',
}

/** "+0.012", "−0.003". */
export function differenceText(metric: Pick<Metric, 'format'>, value: number | null): string {
  const text = valueText(metric, value)
  return value !== null && value > 0 ? `+${text}` : text
}

/** "−0.003 to 0.027"; a dash without an interval. */
export function intervalText(metric: Pick<Metric, 'format'>, { low, high }: Pick<Difference, 'low' | 'high'>): string {
  return low === null || high === null ? '–' : `${valueText(metric, low)} to ${valueText(metric, high)}`
}

/** "0.032"; what is below 0.001 is said to be. */
export function pText(p: number | null): string {
  if (p === null) return '–'
  return p < 0.001 ? '< 0.001' : formatNumber(p, 2)
}
