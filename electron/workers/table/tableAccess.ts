import { closeSync, openSync, readSync } from 'node:fs'
import { basename } from 'node:path'
import { LabError } from '@shared/contract/labError'
import type { RowStretches } from '@shared/data/analysis/correlation'
import type { CategoryColumn, Column, NumberColumn, Table } from '@shared/data/table/table'
import type { TableLayout } from '@shared/data/table/tableLayout'
import { type CheckedColumn, checksOfFile } from './columnChecks'
import { decodeLevels } from '../import/levelText'

/** Where a thread finds a table: handed over, or in its column file. */
export type TableAccess =
  | { kind: 'memory'; table: Table }
  | {
      kind: 'file'
      path: string
      /** What messages call the dataset. */
      name?: string
      rows: number
      layout: TableLayout
    }

/** A table whose columns are read when they are touched. Fetch `values` or `codes` once a loop: touching them again may read again. */
export interface OpenTable extends RowStretches {
  /** Gives back what is kept of the columns. */
  release(): void
  /** Closes the file; touching a column then fails. */
  close(): void
}

/** Bytes of columns that a thread keeps unless told, so that going back and forth between a few reads each once. One is kept however large. */
const keptBytes = 512 * 1024 * 1024
/** A single read takes at most 2 GiB. */
const readBytes = 1 << 26

/** @throws LabError `not-found` where the column file is gone; touching a column throws `damaged` where it is not what was written */
export function openTable(access: TableAccess, kept = keptBytes): OpenTable {
  return access.kind === 'memory' ? inMemory(access.table) : inFile(access, kept)
}

function inMemory(table: Table): OpenTable {
  return {
    ...table,
    stretch: (from, to, names) => ({
      rows: to - from,
      columns: chosen(table.columns, names).map((column) =>
        column.kind === 'number'
          ? { ...column, values: column.values.subarray(from, to) }
          : { ...column, codes: column.codes.subarray(from, to) },
      ),
    }),
    release: () => undefined,
    close: () => undefined,
  }
}

function inFile(
  { path, name: dataset = 'this dataset', rows, layout }: Extract<TableAccess, { kind: 'file' }>,
  kept: number,
): OpenTable {
  const file = openColumns(path)
  const cache = createCache(kept)
  const known = checksOfFile(file)
  const damaged = (how: string): LabError =>
    new LabError(
      'damaged',
      `The columns of ${dataset} are ${how} on disk, in ${basename(path)}. Open the file of this dataset again.`,
    )
  const readAt = (offset: number, bytes: Uint8Array): void => {
    for (let done = 0; done < bytes.byteLength;) {
      const count = readSync(file, bytes, done, Math.min(bytes.byteLength - done, readBytes), offset + done)
      if (count === 0) throw damaged('cut off')
      done += count
    }
  }
  /** Reads bytes from, ..., of a column and checks what of it this thread has not checked before. */
  const read = (column: CheckedColumn, from: number, bytes: Uint8Array): void => {
    const to = from + bytes.byteLength
    readAt(column.offset + from, bytes)
    for (const stretch of known.due(column, from, to)) {
      const within = stretch.from >= from && stretch.to <= to
      const checked = within
        ? bytes.subarray(stretch.from - from, stretch.to - from)
        : new Uint8Array(stretch.to - stretch.from)
      if (!within) readAt(column.offset + stretch.from, checked)
      if (!known.take(column, stretch.place, checked)) throw damaged('damaged')
    }
  }
  const numbers = ({ offset, checks }: TableLayout[number], from: number, to: number): Float64Array => {
    const values = new Float64Array(to - from)
    read({ offset, bytes: 8 * rows, checks }, 8 * from, new Uint8Array(values.buffer))
    return values
  }
  const codes = ({ offset, checks }: TableLayout[number], from: number, to: number): Uint32Array => {
    const values = new Uint32Array(to - from)
    read({ offset, bytes: 4 * rows, checks }, 4 * from, new Uint8Array(values.buffer))
    return values
  }
  const levels = new Map<string, string[]>()
  const levelsOf = ({ name, levels: place }: CategoryPlace): string[] => {
    if (Array.isArray(place)) return place
    const known = levels.get(name)
    if (known) return known
    const bytes = new Uint8Array(place.bytes)
    read({ checks: undefined, ...place }, 0, bytes)
    const found = decodeLevels(bytes)
    levels.set(name, found)
    return found
  }
  const columns = layout.map((entry): Column => {
    const { name } = entry
    if (entry.kind === 'number') {
      return {
        ...numberHead(entry),
        get values() {
          return cache(name, () => numbers(entry, 0, rows)) as Float64Array
        },
      } as NumberColumn
    }
    return {
      ...{ kind: 'category', name, type: entry.type },
      get levels() {
        return levelsOf(entry)
      },
      get codes() {
        return cache(name, () => codes(entry, 0, rows)) as Uint32Array
      },
    } as CategoryColumn
  })
  return {
    rows,
    columns,
    stretch: (from, to, names) => ({
      rows: to - from,
      columns: chosen(layout, names).map((entry): Column => {
        const { name } = entry
        return entry.kind === 'number'
          ? { ...numberHead(entry), values: numbers(entry, from, to) }
          : { kind: 'category', name, type: entry.type, levels: levelsOf(entry), codes: codes(entry, from, to) }
      }),
    }),
    release: () => {
      cache.clear()
      levels.clear()
    },
    close: () => closeSync(file),
  }
}

type CategoryPlace = Extract<TableLayout[number], { kind: 'category' }>
type NumberPlace = Extract<TableLayout[number], { kind: 'number' }>

function numberHead({ name, type, timeOfDay }: NumberPlace): Omit<NumberColumn, 'values'> {
  return { kind: 'number', name, type, ...(timeOfDay !== undefined && { timeOfDay }) }
}

function openColumns(path: string): number {
  try {
    return openSync(path, 'r')
  } catch {
    throw new LabError('not-found', 'This dataset is not in the workspace any more. Open its file again.')
  }
}

function chosen<Named extends { name: string }>(
  columns: readonly Named[],
  names?: readonly string[],
): readonly Named[] {
  return names === undefined ? columns : columns.filter(({ name }) => names.includes(name))
}

type Kept = Float64Array | Uint32Array

/** Keeps what was asked for last, up to so many bytes, and the last one however large it is. */
function createCache(limit: number): { (name: string, load: () => Kept): Kept; clear: () => void } {
  const entries = new Map<string, Kept>()
  let bytes = 0
  const take = (name: string, load: () => Kept): Kept => {
    const found = entries.get(name)
    if (found) {
      entries.delete(name)
      entries.set(name, found)
      return found
    }
    const loaded = load()
    entries.set(name, loaded)
    bytes += loaded.byteLength
    for (const [oldest, array] of entries) {
      if (bytes <= limit || entries.size === 1) break
      entries.delete(oldest)
      bytes -= array.byteLength
    }
    return loaded
  }
  const clear = (): void => {
    entries.clear()
    bytes = 0
  }
  return Object.assign(take, { clear })
}
