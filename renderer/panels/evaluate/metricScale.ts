import type { Metric } from '@shared/evaluation/metrics'
import { niceRange } from '@renderer/charts/plots/niceRange'

/**
 * The line that a metric's interval is drawn on: of a share that is to be high from 0 to 1, or where all of it lies high, from 0.5; of others as far as
 * their values reach.
 */
export function metricScale(
  { format, better }: Pick<Metric, 'format' | 'better'>,
  values: readonly (number | null)[],
): { min: number; max: number } {
  const known = values.filter((value) => value !== null)
  if (better === 'higher' && format === 'share') return { min: known.every((value) => value >= 0.5) ? 0.5 : 0, max: 1 }
  if (better === 'higher' && format === 'coefficient') return { min: Math.min(0, ...known), max: 1 }
  return niceRange([0, ...known])
}
