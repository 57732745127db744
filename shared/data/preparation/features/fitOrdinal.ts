import type { FittedCategory } from '../fittedPreparation'
import { moments } from '../../../math/statistics'
import { weightedMoments } from '../../../math/weightedStatistics'
import { byCodeUnit, nameList } from '../../../spec/words/wording'
import type { LevelCount } from './levelCount'
import { type FeatureRule, ruleError } from './featureRule'
import { fitStandardization } from './standardize'

/**
 * The order of a category that becomes one number: as stated; else levels that are all numbers by their value, and others by
 * code unit. The number is the place in it, from 0, standardized over the training rows. Rare levels keep their places.
 * @param weighted whether the counts are sums of weights
 * @throws LabError `bad-features` where the stated order lacks a level of the training rows, or names one twice
 */
export function fitOrdinal(
  name: string,
  counts: readonly LevelCount[],
  { order, standardization }: FeatureRule,
  weighted: boolean,
): Pick<FittedCategory, 'levels' | 'ordinal'> {
  const levels = order === null ? naturalOrder(counts.map(({ level }) => level)) : [...order]
  const places = new Map(levels.map((level, place) => [level, place]))
  if (places.size < levels.length) {
    const twice = levels.filter((level, place) => places.get(level) !== place)
    throw ruleError(name, `The order names ${nameList(twice)} twice. Name every level once.`)
  }
  const absent = counts.filter(({ level }) => !places.has(level)).map(({ level }) => level)
  if (absent.length > 0) {
    throw ruleError(
      name,
      `The order lacks ${nameList(absent)}, which training rows have. Name all levels from the lowest to the highest.`,
    )
  }
  if (weighted) {
    const values = Float64Array.from(counts, ({ level }) => places.get(level) ?? 0)
    const weights = Float64Array.from(counts, ({ count }) => count)
    const { mean } = weightedMoments(values, weights)
    return { levels, ordinal: { ...fitStandardization(values, standardization, weights), mean } }
  }
  const rows = counts.reduce((sum, { count }) => sum + count, 0)
  const values = new Float64Array(rows)
  let filled = 0
  for (const { level, count } of counts) {
    values.fill(places.get(level) ?? 0, filled, filled + count)
    filled += count
  }
  return { levels, ordinal: { ...fitStandardization(values, standardization), mean: moments(values).mean } }
}

function naturalOrder(levels: readonly string[]): string[] {
  const areNumbers = levels.every((level) => level.trim() !== '' && Number.isFinite(Number(level)))
  const byValue = (first: string, second: string) => Number(first) - Number(second) || byCodeUnit(first, second)
  return [...levels].sort(areNumbers ? byValue : byCodeUnit)
}
