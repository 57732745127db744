import type { Cell } from '../../contract/explanation'
import { LabError } from '../../contract/labError'
import { scorableRows } from '../../data/preparation/applyPreparation'
import { featureColumn } from '../../data/preparation/features/inputWriter'
import type { FittedInput, FittedPreparation } from '../../data/preparation/fittedPreparation'
import { type Column, type Table, missingCode } from '../../data/table/table'

/** The columns of a model's features at these rows, as a table of its own. */
export function gathered({ inputs }: FittedPreparation, table: Table, rows: Uint32Array): Table {
  return { rows: rows.length, columns: inputs.map((input) => taken(featureColumn(table, input), rows)) }
}

/** A column at these rows. */
export function taken(column: Column, rows: Uint32Array): Column {
  if (column.kind === 'category') {
    return { ...column, codes: rows.map((row) => column.codes[row] as number) }
  }
  return { ...column, values: Float64Array.from(rows, (row) => column.values[row] as number) }
}

export function allRows({ rows }: Table): Uint32Array {
  return Uint32Array.from({ length: rows }, (_, row) => row)
}

/** The features of a row and its cells. */
export function cellsOf({ inputs }: FittedPreparation, table: Table, row: number): Record<string, Cell> {
  return Object.fromEntries(inputs.map((input) => [input.feature, cellAt(featureColumn(table, input), row)]))
}

/** What is typical of the training rows: medians and most frequent levels. */
export function typicalCells({ inputs }: FittedPreparation): Record<string, Cell> {
  return Object.fromEntries(
    inputs.map((input) => [input.feature, input.kind === 'category' ? input.mode : input.median]),
  )
}

function cellAt(column: Column, row: number): Cell {
  if (column.kind === 'category') {
    const code = column.codes[row] as number
    return code === missingCode ? null : (column.levels[code] as string)
  }
  const value = column.values[row] as number
  return Number.isNaN(value) ? null : value
}

/**
 * A table of one row of these cells.
 * @throws LabError `bad-features` for a text where a number is needed or the reverse, `bad-call` where a value is missing that nothing stands for
 */
export function tableOfCells(fitted: FittedPreparation, cells: Record<string, Cell>): Table {
  const columns = fitted.inputs.map((input) => columnOfCell(input, cells[input.feature] ?? null))
  const table = { rows: 1, columns }
  const lacking: string[] = []
  if (scorableRows(fitted, table, (feature) => lacking.push(feature)).length === 0) {
    throw new LabError(
      'bad-call',
      `The model cannot predict this row: it has no value of ${lacking.join(', ')} that can be used. Give it one.`,
    )
  }
  return table
}

function columnOfCell({ feature, kind }: FittedInput, cell: Cell): Column {
  if (kind === 'category') {
    if (typeof cell === 'number') throw new LabError('bad-features', `${feature} holds levels: give it one of them.`)
    const codes = Uint32Array.of(cell === null ? missingCode : 0)
    return { kind: 'category', name: feature, type: 'category', codes, levels: cell === null ? [] : [cell] }
  }
  if (typeof cell === 'string') throw new LabError('bad-features', `${feature} holds ${kind}s: give it a number.`)
  return { kind: 'number', name: feature, type: kind, values: Float64Array.of(cell ?? Number.NaN) }
}

/**
 * Rows of a background in which some features have the cells of one row: `rows` times over, once for each of the sets.
 * @param row a table of one row, as `tableOfCells` makes it
 * @param isOwn whether feature `index` has the row's own cell in row `place` of the result
 */
export function mixed(
  background: Table,
  row: Table,
  rows: Uint32Array,
  isOwn: (index: number, place: number) => boolean,
): Table {
  const columns = background.columns.map((column, index): Column => {
    const own = row.columns[index] as Column
    if (column.kind === 'category') {
      const { levels, code } = withLevel(column.levels, own)
      const codes = Uint32Array.from(rows, (of, place) => (isOwn(index, place) ? code : (column.codes[of] as number)))
      return { ...column, codes, levels }
    }
    const value = own.kind === 'number' ? (own.values[0] as number) : Number.NaN
    const values = Float64Array.from(rows, (of, place) => (isOwn(index, place) ? value : (column.values[of] as number)))
    return { ...column, values }
  })
  return { rows: rows.length, columns }
}

/** The levels of a column with that of the row, and its code. */
function withLevel(levels: string[], own: Column): { levels: string[]; code: number } {
  const level = own.kind === 'category' && own.codes[0] !== missingCode ? own.levels[own.codes[0] as number] : undefined
  if (level === undefined) return { levels, code: missingCode }
  const known = levels.indexOf(level)
  return known >= 0 ? { levels, code: known } : { levels: [...levels, level], code: levels.length }
}
