import type { ColumnInfo, ImportWarning } from '../contract/dataset'
import { type Allocate, createColumnBuilder } from './columnBuilder'
import { describeColumn } from './columnInfo'
import { constantWarning } from './importWarnings'
import type { Table } from './table'

export interface TableBuilderOptions {
  /** Memory of the finished columns; ArrayBuffers unless told. */
  allocate?: Allocate
  /** Indices of columns whose texts must be kept from the first row on: those of an earlier `TypeUndecided`. */
  keepTexts?: ReadonlySet<number>
}

export interface BuiltTable {
  table: Table
  columns: ColumnInfo[]
  warnings: ImportWarning[]
}

export interface TableBuilder {
  /** Each row has one cell a column of the header. */
  addRows(rows: readonly (readonly string[])[]): void
  /**
   * @param beforeColumn called before each column is worked out; what it throws ends the work
   * @throws TypeUndecided where the rows must be added again to a builder that keeps this column's texts
   */
  finish(beforeColumn?: () => void): BuiltTable
}

/** Collects rows of text and types each column from all of its cells. */
export function createTableBuilder(header: readonly string[], options: TableBuilderOptions = {}): TableBuilder {
  const allocate = options.allocate ?? ((bytes: number) => new ArrayBuffer(bytes))
  const builders = header.map((name, index) => createColumnBuilder(name, index, options.keepTexts?.has(index) ?? false))
  let rowCount = 0
  return {
    addRows: (rows) => {
      rowCount += rows.length
      builders.forEach((builder, index) => {
        for (const row of rows) builder.add(row[index] ?? '')
      })
    },
    finish: (beforeColumn) => {
      const built = builders.map((builder) => {
        beforeColumn?.()
        const { column, warnings } = builder.finish(allocate)
        const info = describeColumn(column)
        if (info.distinct === 1) warnings.push(constantWarning(column.name, rowCount - info.missing))
        return { column, info, warnings }
      })
      return {
        table: { rows: rowCount, columns: built.map(({ column }) => column) },
        columns: built.map(({ info }) => info),
        warnings: built.flatMap(({ warnings }) => warnings),
      }
    },
  }
}
