import { readFileSync } from 'node:fs'
import type { RowStretches } from '@shared/data/analysis/correlation'
import type { Column, Table } from '@shared/data/table/table'
import { numbers, tableWith, texts } from '../preparation/splits/splitBench'

/** A table of CSV text without quotes; empty cells are missing. */
export function parsed(text: string): Table {
  const [header, ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','))
  const columns = header!.map((name, index): Column => {
    const cells = rows.map((row) => row[index]!)
    const numeric = cells.every((cell) => cell === '' || Number.isFinite(Number(cell)))
    if (numeric)
      return numbers(
        name,
        cells.map((cell) => (cell === '' ? Number.NaN : Number(cell))),
      )
    return texts(
      name,
      cells.map((cell) => (cell === '' ? null : cell)),
    )
  })
  return tableWith(...columns)
}

export const sampleTable = (name: string): Table => parsed(readFileSync(`samples/${name}.csv`, 'utf8'))

/** The table with stretches of its rows, as a thread opens it. */
export function inStretches({ rows, columns }: Table): RowStretches {
  return {
    rows,
    columns,
    stretch: (from, to, names) => ({
      rows: to - from,
      columns: columns
        .filter(({ name }) => names === undefined || names.includes(name))
        .map((column) =>
          column.kind === 'number'
            ? { ...column, values: column.values.subarray(from, to) }
            : { ...column, codes: column.codes.subarray(from, to) },
        ),
    }),
  }
}
