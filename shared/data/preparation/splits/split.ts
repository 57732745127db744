import { partCodes } from '../../../contract/analysis'
import { LabError } from '../../../contract/labError'
import { type RunWarning, warn } from '../../../contract/warning'
import type { PreparationSpec, SplitKind } from '../../../spec/runSpec'
import { drawnValidationShare, drawsRows, splitKindTable } from '../../../spec/splitKindTable'
import { drawFold, drawGroupedFold } from './folds'
import { groupedCodes } from './grouped'
import { type Groups, groupRows } from './groups'
import { type RowClasses, holdoutCodes } from './holdout'
import { type Parts, type SplitShares, collectParts } from './parts'
import { splitColumnOf, timeColumnOf } from './splitColumn'
import { timeCodes, timedRows } from './time'
import type { Table } from '../../table/table'
import { counted } from '../../../spec/words/wording'

/** How far a part may be from its share, as a share of the rows, before that is told. */
const tolerance = 0.05

/**
 * The rows that the split can place: with a split by time those with a time.
 * `warnings` gets a line for those that it cannot.
 * @throws LabError `bad-setting` where the split column is missing or holds texts
 */
export function placeableRows(
  table: Table,
  rows: Uint32Array,
  spec: PreparationSpec,
  warnings: RunWarning[],
): Uint32Array {
  if (!splitKindTable[spec.split].ordered) return rows
  const { name, values } = timeColumnOf(table, spec.splitColumn)
  const timed = timedRows(values, rows)
  if (timed.length === 0 && rows.length > 0) {
    throw new LabError(
      'bad-setting',
      `None of the ${counted(rows.length, 'row')} that can be used has a value of ${name}. Choose another column to split by.`,
      'preparation.splitColumn',
    )
  }
  const lacking = rows.length - timed.length
  if (lacking > 0) {
    warnings.push(warn('rows-left-out', `${counted(lacking, 'row')} left out: the time ${name} is missing.`, name))
  }
  return timed
}

/**
 * Puts each row in a part, by the kind of split of the spec. The same split seed gives the same parts; the test part depends neither on
 * the validation share nor on the fold.
 *
 * @param rows ascending, as `placeableRows` gives them
 * @param classes of these rows, which a stratified split shares out; null splits without regard to the target
 * @param warnings gets a line for each part that is far from its share
 * @throws LabError `bad-setting` for a split column that cannot be used, or too few groups, times or rows
 */
export function splitTable(
  table: Table,
  rows: Uint32Array,
  classes: RowClasses | null,
  spec: PreparationSpec,
  warnings: RunWarning[],
): Parts {
  const shares = { validation: drawnValidationShare(spec), test: spec.testShare }
  const strata = (spec.stratify ? classes : null) ?? { of: new Uint32Array(rows.length), count: 1 }
  const parts = collectParts(rows, codesBy[spec.split]({ table, rows, strata, shares, spec }))
  if (!drawsRows(spec)) tellShares(parts, rows.length, shares, spec, warnings)
  return parts
}

interface Splitting {
  table: Table
  rows: Uint32Array
  /** The classes that are shared out; one for all rows where none are. */
  strata: RowClasses
  shares: SplitShares
  spec: PreparationSpec
}

/** The code of each row's part, by the kind of split. */
const codesBy: Record<SplitKind, (splitting: Splitting) => Uint8Array> = {
  holdout: ({ strata, shares, spec }) => holdoutCodes(strata, shares, spec.splitSeed),
  grouped: ({ table, rows, shares, spec }) => {
    const { name, groups } = groupsOf(table, rows, spec)
    return groupedCodes(groups, { name, shares, seed: spec.splitSeed })
  },
  time: ({ table, rows, shares, spec }) => {
    const { name, values } = timeColumnOf(table, spec.splitColumn)
    const codes = timeCodes(values, rows, shares)
    checkPartsFilled(name, codes, shares)
    return codes
  },
  folds: ({ table, rows, strata, shares, spec }) => {
    if (spec.splitColumn === null) {
      const codes = holdoutCodes(strata, shares, spec.splitSeed)
      drawFold(codes, strata, spec)
      return codes
    }
    const { name, groups } = groupsOf(table, rows, spec)
    const codes = groupedCodes(groups, { name, shares, seed: spec.splitSeed, folds: spec.folds })
    drawGroupedFold(codes, groups, spec)
    return codes
  },
}

function groupsOf(table: Table, rows: Uint32Array, { splitColumn }: PreparationSpec): { name: string; groups: Groups } {
  const column = splitColumnOf(table, splitColumn)
  return { name: column.name, groups: groupRows(column, rows) }
}

function checkPartsFilled(name: string, codes: Uint8Array, shares: SplitShares): void {
  for (const part of ['validation', 'test'] as const) {
    if (Math.round(shares[part] * codes.length) === 0 || codes.includes(partCodes[part])) continue
    throw new LabError(
      'bad-setting',
      `The ${part} part would be empty: too many of the ${counted(codes.length, 'row')} that can be used have the same ${name}, and rows of equal time stay together. Choose another column to split by, or other shares.`,
      'preparation.splitColumn',
    )
  }
}

function tellShares(
  parts: Parts,
  rows: number,
  shares: SplitShares,
  spec: PreparationSpec,
  warnings: RunWarning[],
): void {
  const why = splitKindTable[spec.split].ordered ? 'rows of equal time' : 'the rows of a group'
  for (const part of ['validation', 'test'] as const) {
    const share = parts[part].length / rows
    if (shares[part] === 0 || Math.abs(share - shares[part]) <= tolerance) continue
    const percent = (value: number): string => `${Math.round(100 * value)} %`
    const found = `The ${part} part has ${percent(share)} of the rows rather than ${percent(shares[part])}`
    const message = `${found}: ${why} of ${spec.splitColumn} stay together.`
    warnings.push(warn('uneven-split', message, spec.splitColumn ?? undefined))
  }
}
