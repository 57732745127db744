import type { ColumnInfo, ImportWarning } from '../contract/dataset'
import { type Reading, defaultReading } from '../contract/reading'
import { describeColumn } from './columnInfo'
import { constantWarning } from './importWarnings'
import { assembleColumn } from './reading/assembleColumn'
import { type Allocate, createChunkBuilder } from './reading/columnChunk'
import type { Table } from './table'

export interface TableBuilderOptions {
  reading?: Reading
  /** Memory of the finished columns; ArrayBuffers unless told. */
  allocate?: Allocate
  /** Indices of columns whose texts must be kept from the first row on; all of them unless told. */
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
   * @throws TextsNeeded where the rows must be added again to a builder that keeps this column's texts
   */
  finish(beforeColumn?: () => void): BuiltTable
}

const inMemory: Allocate = (bytes) => new ArrayBuffer(bytes)

/** Collects rows of text and types each column from all of its cells. For tables that are small or made here. */
export function createTableBuilder(header: readonly string[], options: TableBuilderOptions = {}): TableBuilder {
  const { reading = defaultReading, allocate = inMemory, keepTexts } = options
  const builders = header.map((_, index) =>
    createChunkBuilder(reading, { keepTexts: keepTexts?.has(index) ?? true, allocate: inMemory }),
  )
  let rowCount = 0
  return {
    addRows: (rows) => {
      rowCount += rows.length
      builders.forEach((builder, index) => {
        for (const row of rows) builder.addText(row[index] ?? '')
      })
    },
    finish: (beforeColumn) => {
      const built = builders.map((builder, index) => {
        beforeColumn?.()
        const name = header[index] as string
        const { summary, data } = builder.finish()
        const type = Object.hasOwn(reading.types, name) ? (reading.types[name] ?? null) : null
        const source = { name, index, type, summaries: [summary], load: () => data }
        const { column, warnings } = assembleColumn(source, reading, allocate)
        const info = describeColumn(column)
        if (info.distinct === 1) warnings.push(constantWarning(name, rowCount - info.missing))
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
