import type { ImportWarning } from '@shared/contract/dataset'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import { type Reading, defaultReading } from '@shared/spec/reading'
import { describeColumn } from '@shared/data/table/columnInfo'
import { varies } from '@shared/spec/columnRules'
import { constantWarning } from '@shared/data/reading/remarks/importWarnings'
import { type Allocate, assembleColumn } from '@shared/data/reading/columns/assembleColumn'
import { chosenType } from '@shared/data/reading/cells/chosenType'
import { createChunkBuilder } from '@shared/data/reading/columns/chunkBuilder'
import type { Table } from '@shared/data/table/table'

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

/** Collects rows of text and types each column from all of its cells. As an import does, without a file. */
export function createTableBuilder(header: readonly string[], options: TableBuilderOptions = {}): TableBuilder {
  const { reading = defaultReading, allocate = inMemory, keepTexts } = options
  const builders = header.map((_, index) => createChunkBuilder(reading, keepTexts?.has(index) ?? true))
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
        const source = { name, index, type: chosenType(reading, name), summaries: [summary], load: () => data }
        const { column, warnings } = assembleColumn(source, reading, allocate)
        const info = describeColumn(column)
        if (info.distinct > 0 && !varies(info)) warnings.push(constantWarning(info, rowCount - info.missing))
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
