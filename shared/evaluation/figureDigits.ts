import type { MetricFormat } from './metrics/metric'

/**
 * A metric in digits: shares and nats, which have few, to four places; what is in a unit of any size to five digits, and all of those before the point.
 * What is rounded to 0 has no sign.
 */
export function figureDigits(value: number, format: MetricFormat): string {
  if (format !== 'unit') return value.toFixed(4).replace(/^-(?=0\.0+$)/, '')
  const size = Math.abs(value)
  return size >= 99_999.5 && size < 1e15 ? value.toFixed(0) : value.toPrecision(5)
}
