import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ColumnType, Reading, ReadingChoices } from '@shared/spec/reading'
import { cellText } from '@shared/data/table/table'
import type { ImportResult } from '../../electron/workers/import/importMessages'

/** What `expected.json` says of a file. */
export interface Expected {
  /** What somebody overruled. */
  choices?: ReadingChoices
  /** The whole message of the refusal; the fields below are about files that are taken. */
  problem?: string
  /** Of the refusal: bad-file unless told. */
  code?: string
  /** Name, type, cells as they are shown. */
  columns?: [string, ColumnType, (string | null)[]][]
  /** Code, column, count, and of some the message: all there are, in any order. */
  warnings?: [string, string | null, number, string?][]
  /** What of the reading the file is about. */
  reading?: Partial<Reading>
}

const folder = fileURLToPath(new URL('.', import.meta.url))

/** The files in the folder, without this one and its like. */
export const corpusNames: readonly string[] = readdirSync(folder)
  .filter((name) => !/\.(ts|json)$/.test(name))
  .sort()

export const expectations: ReadonlyMap<string, Expected> = new Map(
  Object.entries(JSON.parse(readFileSync(`${folder}expected.json`, 'utf8')) as Record<string, Expected>),
)

export function corpusPath(name: string): string {
  return folder + name
}

/** The table of a result in the form of `Expected`. */
export function shownTable({ table }: ImportResult): Expected['columns'] {
  return table?.columns.map((column) => [
    column.name,
    column.type,
    Array.from({ length: table.rows }, (_, row) => cellText(column, row)),
  ])
}
