import { limits } from '../../../spec/limits'
import { type FittedCategory, mostGrouped } from '../fittedPreparation'
import { type CategoryColumn, missingCode } from '../../table/table'
import { byCodeUnit, counted, nameList, withThousands } from '../../../spec/words/wording'
import { type FeatureRule, ruleError } from './featureRule'
import { fitOrdinal } from './fitOrdinal'
import type { FittedFeature } from './fittedFeature'
import type { LevelCount } from './levelCount'
import { placeCount } from './inputWidths'

/**
 * What a category needs at scoring, from these training rows only. A missing value that is imputed counts for its level before
 * rare levels are taken together. Being missing is a level only if a training row shows it; else it is one that was never seen.
 * @param weights how often each of the rows counts (`rowCounts`), for the most frequent and the rare levels too; null where each counts once
 * @returns null where no row has a level
 * @throws LabError `bad-features` for too many levels, and for a reference or an order that does not fit them
 */
export function fitCategory(
  column: CategoryColumn,
  rows: Uint32Array,
  rule: FeatureRule,
  weights: Float64Array | null = null,
): FittedFeature | null {
  const { name } = column
  const { counts, lacking } = countLevels(column, rows, weights)
  if (counts.length === 0) return null
  const mode = mostFrequentLevel(counts)
  const impute = imputedLevel(rule, mode)
  if (impute !== null && lacking > 0) addRows(counts, impute, lacking)
  counts.sort((first, second) => byCodeUnit(first.level, second.level))
  const missingLevel = rule.missing !== 'ownCategory' ? 'none' : lacking > 0 ? 'seen' : 'unseen'
  const common = {
    ...({ feature: name, kind: 'category', encoding: rule.encoding } as const),
    ...({ unseen: rule.unseen, missingLevel, impute, mode } as const),
  }
  if (rule.encoding === 'ordinal') {
    // One number cannot hold being missing as a place: an input of its own says it.
    const indicator = (rule.indicator || missingLevel === 'seen') && lacking > 0
    const input: FittedCategory = {
      ...common,
      ...fitOrdinal(name, counts, rule, weights !== null),
      ...{ grouped: [], reference: null, indicator },
    }
    return { input, constant: counts.length === 1 && !indicator, warnings: [] }
  }
  const { levels, grouped } = groupRare(counts, rule.rareBelow)
  checkLevelCount(name, levels, grouped, rule.rareBelow)
  const indicator = rule.indicator && lacking > 0
  const input: FittedCategory = {
    ...common,
    ...{ levels, grouped, ordinal: null, indicator },
    reference: rule.encoding === 'reference' ? referencePlace(name, counts, levels, grouped, rule.reference) : null,
  }
  return { input, constant: placeCount(input) === 1 && !indicator, warnings: [] }
}

/** The levels that some row has, sorted, and how many rows have none. Rows count by their weights. */
function countLevels(
  { codes, levels }: CategoryColumn,
  rows: Uint32Array,
  weights: Float64Array | null,
): { counts: LevelCount[]; lacking: number } {
  const perCode = new Float64Array(levels.length)
  let lacking = 0
  for (let place = 0; place < rows.length; place++) {
    const code = codes[rows[place] as number] as number
    const weight = weights === null ? 1 : (weights[place] as number)
    if (code === missingCode) lacking += weight
    else perCode[code] = (perCode[code] as number) + weight
  }
  const counts: LevelCount[] = []
  levels.forEach((level, code) => {
    const count = perCode[code] as number
    if (count > 0) counts.push({ level, count })
  })
  return { counts: counts.sort((first, second) => byCodeUnit(first.level, second.level)), lacking }
}

/** The first by code unit where several have as many rows. */
function mostFrequentLevel(counts: readonly LevelCount[]): string {
  const none: LevelCount = { level: '', count: 0 }
  return counts.reduce((best, entry) => (entry.count > best.count ? entry : best), none).level
}

function imputedLevel({ missing, constant }: FeatureRule, mode: string): string | null {
  if (missing === 'mostFrequent') return mode
  return missing === 'constant' ? String(constant) : null
}

function addRows(counts: LevelCount[], level: string, rows: number): void {
  const known = counts.find((entry) => entry.level === level)
  if (known) known.count += rows
  else counts.push({ level, count: rows })
}

function groupRare(counts: readonly LevelCount[], rareBelow: number): { levels: string[]; grouped: string[] } {
  const isRare = ({ count }: LevelCount) => count < rareBelow
  const names = (entries: readonly LevelCount[]) => entries.map(({ level }) => level)
  return { levels: names(counts.filter((entry) => !isRare(entry))), grouped: names(counts.filter(isRare)) }
}

function checkLevelCount(name: string, levels: readonly string[], grouped: readonly string[], rareBelow: number): void {
  if (levels.length > limits.featureLevels) {
    throw ruleError(
      name,
      `${name} has ${withThousands(levels.length)} levels of ${counted(Math.max(1, rareBelow), 'training row')} or more; at most ${limits.featureLevels} levels fit. Take more of them together as rare ones, or leave it out.`,
    )
  }
  if (grouped.length > mostGrouped) {
    throw ruleError(
      name,
      `${name} has ${withThousands(grouped.length)} rare levels; at most ${withThousands(mostGrouped)} can be taken together. Leave it out.`,
    )
  }
}

/** Where nobody names a reference: the level of most training rows, or where all are rare the place that they share. */
function referencePlace(
  name: string,
  counts: readonly LevelCount[],
  levels: readonly string[],
  grouped: readonly string[],
  wanted: string | null,
): number {
  const other = levels.length
  if (wanted === null) {
    const own = counts.filter(({ level }) => levels.includes(level))
    return own.length === 0 ? other : levels.indexOf(mostFrequentLevel(own))
  }
  const place = levels.indexOf(wanted)
  if (place >= 0) return place
  if (grouped.includes(wanted)) return other
  throw ruleError(
    name,
    `No training row has the reference level ${wanted}. Its levels are ${nameList(levels)}. Choose one of them.`,
  )
}
