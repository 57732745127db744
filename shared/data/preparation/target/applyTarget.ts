import { LabError } from '../../../contract/labError'
import type { FittedPreparation } from '../fittedPreparation'
import { numberTarget } from './numberTarget'
import { applyScaling } from '../standardization'
import { type Column, type Table, findColumn, missingCode } from '../../table/table'

/**
 * What the network is to learn for these rows: the index of each class, or for a number target the standardized value, NaN
 * where it is missing.
 * @throws LabError `bad-target` where the table lacks the target, or holds texts where it was a number
 */
export function prepareTargets(fitted: FittedPreparation, table: Table, rows: Uint32Array): Uint32Array | Float64Array {
  const { scaling } = fitted.target
  if (scaling === null) return classIndices(fitted, table, rows)
  return targetNumbers(fitted, table, rows).map((value) => applyScaling(value, scaling))
}

/**
 * The number that each row has for the target, in its own unit; NaN where it is missing.
 * @throws LabError `bad-target` where the table lacks the target, or holds texts where it was a number
 */
export function targetNumbers(fitted: FittedPreparation, table: Table, rows: Uint32Array): Float64Array {
  const { values } = numberTarget(targetOf(fitted, table))
  const numbers = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) numbers[i] = values[rows[i] as number] as number
  return numbers
}

/**
 * The class of each row, an index into the fitted classes; `missingCode` where the target is missing or of no known class.
 * @throws LabError `bad-target` where the table lacks the target
 */
export function classIndices(fitted: FittedPreparation, table: Table, rows: Uint32Array): Uint32Array {
  return rows.map(classLookup(fitted.target.classes, targetOf(fitted, table)))
}

/** From a row to the index of its class. Touches the column's array once. */
export function classLookup(classes: readonly string[], column: Column): (row: number) => number {
  if (column.kind === 'number') {
    const { values } = column
    const places = new Map(classes.map((name, index) => [Number(name), index]))
    return (row) => places.get(values[row] as number) ?? missingCode
  }
  const { codes } = column
  const places = new Map(classes.map((name, index) => [name, index]))
  const placeOfCode = column.levels.map((level) => places.get(level) ?? missingCode)
  return (row) => placeOfCode[codes[row] as number] ?? missingCode
}

function targetOf({ target }: FittedPreparation, table: Table): Column {
  const column = findColumn(table, target.name)
  if (!column) throw new LabError('bad-target', `The table has no column named ${target.name}.`)
  return column
}
