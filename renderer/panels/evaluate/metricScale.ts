import type { Metric } from '@shared/evaluation/metrics'
import { niceRange } from '@renderer/charts/plots/niceRange'

/** The line that a metric's interval is drawn on: a share from 0 to 1, or where all of it lies high, from 0.5; others as far as their values reach. */
export function metricScale(
  { format }: Pick<Metric, 'format'>,
  values: readonly (number | null)[],
): { min: number; max: number } {
  const known = values.filter((value) => value !== null)
  if (format === 'share') return { min: known.every((value) => value >= 0.5) ? 0.5 : 0, max: 1 }
  if (format === 'coefficient') return { min: Math.min(0, ...known), max: 1 }
  return niceRange([0, ...known])
}
