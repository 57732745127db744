import { setImmediate as turn } from 'node:timers/promises'
import type { ImportWarning } from '@shared/contract/dataset'
import type { ColumnForm } from '@shared/spec/columnForm'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import { describeColumn } from '@shared/data/table/columnInfo'
import { varies } from '@shared/spec/columnRules'
import { endsInTotal } from '@shared/data/reading/remarks/totalsRow'
import { constantWarning } from '@shared/data/reading/remarks/importWarnings'
import { missingNumberWarnings } from '@shared/data/reading/remarks/missingNumbers'
import {
  type ColumnHead,
  TextsNeeded,
  assembleColumn,
  assembleColumnInPieces,
} from '@shared/data/reading/columns/assembleColumn'
import type { ColumnSource } from '@shared/data/reading/columns/columnSource'
import { chosenForm } from '@shared/data/reading/cells/chosenForm'
import { chosenType } from '@shared/data/reading/cells/chosenType'
import type { Column } from '@shared/data/table/table'
import type { TableLayout } from '@shared/data/table/tableLayout'
import { encodeLevels } from '../levelText'
import type { ColumnOrder } from '../readingMessages'
import type { InspectedFile } from '../source/inspectedFile'
import type { ChunkStore } from './chunkStore'
import type { ColumnFile } from './columnFile'
import type { ReadingCrew } from './readingCrew'

/** A column that has its type, its place on disk and its statistics. */
export interface FinishedColumn {
  /** Null where the table is larger than memory. */
  column: Column | null
  /** Null without a column file. */
  layout: TableLayout[number] | null
  info: ColumnInfo
  warnings: ImportWarning[]
  /** Whether its last value is a total of those above; looked at where the last row says so. */
  endsInTotal: boolean
}

export interface FinishOptions {
  file: InspectedFile
  rows: number
  /** Null keeps the columns in memory only. */
  target: ColumnFile | null
  /** Whether the last row says that it holds totals. */
  hasTotals: boolean
  /** Keeps no column in memory: each goes to the file in pieces and is read back for its statistics. */
  beyondMemory: boolean
  crew: ReadingCrew
  /** Called before each column and piece; what it throws ends the work. */
  checkStopped: () => void
}

export interface ColumnFinisher {
  /**
   * Puts columns together and starts their statistics.
   * @returns the indices of those that have to be read again with their texts
   */
  assemble(columns: readonly number[], store: ChunkStore, order: (column: number) => ColumnOrder): Promise<number[]>
  /** The forms that columns prove, by name; those that were chosen otherwise too. */
  readonly provenForms: ReadonlyMap<string, ColumnForm>
  /** The order of day and month that the dates of columns decided, where the reading left it open: one that all of them agree on. */
  readonly dateOrder: 'dmy' | 'mdy' | null
  /** All columns, in their order. */
  finish(): Promise<FinishedColumn[]>
}

/** Copying the levels of such a column to a thread would take longer than its statistics. */
const mostLevelsToSend = 5000

export function createColumnFinisher(options: FinishOptions): ColumnFinisher {
  const { file, rows, target, beyondMemory, crew, hasTotals, checkStopped } = options
  const isTotal = (column: Column): boolean => hasTotals && column.kind === 'number' && endsInTotal(column.values)
  const finished: (Omit<FinishedColumn, 'info'> & { info: ColumnInfo | null })[] = []
  /** Columns whose statistics are still to be worked out. */
  const ahead: number[] = []
  const described: Promise<void>[] = []
  const orders = new Set<'dmy' | 'mdy'>()
  const forms = new Map<string, ColumnForm>()
  let failure: unknown = null

  const sourceOf = (index: number, store: ChunkStore, order: ColumnOrder): ColumnSource => {
    const name = file.header[index] as string
    return {
      ...{ name, index, type: chosenType(file.reading, name), summaries: store.summaries(index) },
      withWords: order === 'words',
      load: (chunk) => {
        checkStopped()
        return store.load(index, chunk)
      },
    }
  }
  /** A column of dates that somebody asked for is read in some order also where nothing decides it, with a warning. */
  const prove = (order: 'dmy' | 'mdy' | null, warnings: readonly ImportWarning[]): void => {
    if (order && !warnings.some(({ code }) => code === 'ambiguous-dates')) orders.add(order)
  }
  const assembleInMemory = (source: ColumnSource): void => {
    const { column, warnings, dateOrder, provenForm } = assembleColumn(
      source,
      file.reading,
      (bytes) => new SharedArrayBuffer(bytes),
    )
    prove(dateOrder, warnings)
    if (provenForm) forms.set(source.name, provenForm)
    const layout = target && layoutOf(column, target.append(arrayOf(column)), target)
    finished[source.index] = { column, layout, info: null, warnings, endsInTotal: isTotal(column) }
    ahead.push(source.index)
  }
  const assembleOnDisk = (source: ColumnSource, disk: ColumnFile): void => {
    const offset = disk.begin()
    const assembled = assembleColumnInPieces(source, file.reading, (piece) => disk.write(piece))
    const { column: head, warnings, dateOrder, provenForm } = assembled
    prove(dateOrder, warnings)
    if (provenForm) forms.set(source.name, provenForm)
    const column: Column =
      head.kind === 'number' ? { ...head, values: new Float64Array(rows) } : { ...head, codes: new Uint32Array(rows) }
    disk.read(arrayOf(column), offset)
    const info = describeColumn(column)
    const told = [...warnings, ...missingNumbersIn(column, info)]
    finished[source.index] = {
      ...{ column: null, layout: layoutOf(head, offset, disk), warnings: told },
      ...{ info, endsInTotal: isTotal(column) },
    }
  }
  const missingNumbersIn = (column: Column, info: ColumnInfo): ImportWarning[] =>
    missingNumberWarnings(column, info, chosenForm(file.reading, column.name) ?? forms.get(column.name), file.reading)
  const describeAhead = (own: boolean): void => {
    while (ahead.length > 0) {
      const index = ahead[0] as number
      const entry = finished[index] as (typeof finished)[number]
      const column = entry.column as Column
      const small = column.kind === 'number' || column.levels.length <= mostLevelsToSend
      if (crew.idle > 0 && small) {
        described.push(
          crew.describe(column).then(
            (info) => {
              entry.info = info
            },
            (error: unknown) => {
              failure ??= error
            },
          ),
        )
      } else if (own) {
        entry.info = describeColumn(column)
        ahead.shift()
        return
      } else return
      ahead.shift()
    }
  }
  return {
    assemble: async (columns, store, order) => {
      const again: number[] = []
      for (const index of columns) {
        checkStopped()
        try {
          const source = sourceOf(index, store, order(index))
          if (beyondMemory && target) assembleOnDisk(source, target)
          else assembleInMemory(source)
        } catch (error) {
          if (!(error instanceof TextsNeeded)) throw error
          again.push(index)
        }
        store.drop(index)
        describeAhead(false)
        await turn()
      }
      return again
    },
    provenForms: forms,
    get dateOrder() {
      const [order] = orders
      return orders.size === 1 ? (order ?? null) : null
    },
    finish: async () => {
      while (ahead.length > 0) {
        checkStopped()
        describeAhead(true)
        await turn()
      }
      await Promise.all(described)
      checkStopped()
      if (failure !== null) throw failure
      return finished.map((entry) => {
        const info = entry.info as ColumnInfo
        const constant = info.distinct > 0 && !varies(info) ? [constantWarning(info, rows - info.missing)] : []
        const numbers = entry.column ? missingNumbersIn(entry.column, info) : []
        return { ...entry, info, warnings: [...entry.warnings, ...constant, ...numbers] }
      })
    },
  }
}

/** With more levels than this they lie in the file. */
const mostLevelsInLayout = 1000

/** Of the column that was written last. */
function layoutOf(column: Column | ColumnHead, offset: number, file: ColumnFile): TableLayout[number] {
  const place = { name: column.name, offset, checks: file.checks() }
  if (column.kind === 'number') {
    const { type, timeOfDay } = column
    return { kind: 'number', type, ...place, ...(timeOfDay !== undefined && { timeOfDay }) }
  }
  const { type, levels } = column
  if (levels.length <= mostLevelsInLayout) return { kind: 'category', type, ...place, levels }
  const bytes = encodeLevels(levels)
  const levelPlace = { offset: file.append(bytes), bytes: bytes.length }
  return { kind: 'category', type, ...place, levels: { ...levelPlace, checks: file.checks() } }
}

function arrayOf(column: Column): Float64Array | Uint32Array {
  return column.kind === 'number' ? column.values : column.codes
}
