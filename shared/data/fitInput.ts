import { LabError } from '../contract/labError'
import { limits } from '../contract/limits'
import type { PreparationSpec } from '../contract/runSpec'
import type { FittedCategory, FittedInput, FittedNumber } from './fittedPreparation'
import { median } from './selection'
import { fitScaling } from './standardization'
import { moments } from './statistics'
import { type CategoryColumn, type Column, type NumberColumn, type Table, findColumn, missingCode } from './table'
import { byCodeUnit, counted, didYouMean, withThousands } from './wording'

const setting = 'preparation.features'

/** @throws LabError `bad-features` for a feature that is not in the table or has too many levels */
export function featureColumns(table: Table, features: readonly string[]): Column[] {
  return features.map((name) => {
    const column = findColumn(table, name)
    if (!column) {
      const names = table.columns.map((candidate) => candidate.name)
      throw new LabError('bad-features', `The table has no column named ${name}. ${didYouMean(name, names)}`, setting)
    }
    if (column.kind === 'category' && column.levels.length > limits.featureLevels) {
      throw new LabError(
        'bad-features',
        `The feature ${name} has ${withThousands(column.levels.length)} different texts; at most ${limits.featureLevels} levels fit. Leave it out.`,
        setting,
      )
    }
    return column
  })
}

/** What one feature needs at scoring, from these training rows only. Missing values are left out of every statistic. */
export function fitInput(column: Column, rows: Uint32Array, spec: PreparationSpec): FittedInput {
  const input = column.kind === 'number' ? fitNumber(column, rows, spec) : fitCategory(column, rows, spec)
  if (input) return input
  throw new LabError(
    'bad-features',
    `The feature ${column.name} has no value in the ${counted(rows.length, 'training row')}. Leave it out.`,
    setting,
  )
}

function fitNumber(column: NumberColumn, rows: Uint32Array, spec: PreparationSpec): FittedNumber | null {
  const values = presentValues(column, rows)
  if (values.length === 0) return null
  return {
    feature: column.name,
    kind: 'number',
    ...fitScaling(values, spec.standardization),
    impute: spec.missing === 'impute' ? moments(values).mean : null,
    // The last to read the values, whose order it changes.
    median: median(values),
  }
}

function presentValues(column: NumberColumn, rows: Uint32Array): Float64Array {
  const values = new Float64Array(rows.length)
  let count = 0
  for (let i = 0; i < rows.length; i++) {
    const value = column.values[rows[i] as number] as number
    if (value === value) values[count++] = value
  }
  return values.subarray(0, count)
}

function fitCategory(column: CategoryColumn, rows: Uint32Array, spec: PreparationSpec): FittedCategory | null {
  const counts = new Uint32Array(column.levels.length)
  for (const row of rows) {
    const code = column.codes[row] as number
    if (code !== missingCode) counts[code] = (counts[code] ?? 0) + 1
  }
  const seen = column.levels
    .map((level, code) => ({ level, count: counts[code] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((first, second) => byCodeUnit(first.level, second.level))
  const [first] = seen
  if (!first) return null
  const mode = seen.reduce((best, entry) => (entry.count > best.count ? entry : best), first).level
  const levels = seen.map(({ level }) => level)
  return { feature: column.name, kind: 'category', levels, impute: spec.missing === 'impute' ? mode : null, mode }
}

/** Whether a feature is the same in all of these rows, missing values aside. */
export function isConstant(column: Column, rows: Uint32Array): boolean {
  let first: number | undefined
  for (const row of rows) {
    const value = (column.kind === 'number' ? column.values[row] : column.codes[row]) as number
    if (column.kind === 'number' ? Number.isNaN(value) : value === missingCode) continue
    if (first === undefined) first = value
    else if (value !== first) return false
  }
  return true
}
