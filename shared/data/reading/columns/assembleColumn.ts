import type { ImportWarning } from '../../../contract/dataset'
import { nothingLocated } from '../../located'
import { type CategoryColumn, type Column, type NumberColumn, anyTimeOfDay } from '../../table/table'
import { type CellReader, createCellReader } from '../cells/cellReader'
import type { CellReading, ColumnReading } from '../cells/cells'
import { chosenForm } from '../cells/chosenForm'
import { createFormedCellReader, formedReading } from '../cells/formedCellReader'
import type { ColumnForm } from '../../../spec/columnForm'
import type { ColumnSource, WholeColumn } from './columnSource'
import type { Holding } from './columnType'
import { textWarnings, valueWarnings } from '../remarks/columnWarnings'
import { formWarnings, missingWordWarnings, proposalWarnings, repeatedHeaderWarnings } from '../remarks/formWarnings'
import { createGroupWatch } from '../remarks/groupsOfThree'
import { formedSource } from './formedSource'
import { type Judged, judgeColumn } from '../remarks/judgeColumn'
import { alikeWarnings } from '../remarks/alikeWarnings'
import { columnTexts, fillCodes } from './columnTexts'
import { dateOf, fillValues, numberOf } from './fillValues'

/** Gives the memory of a finished array. */
export type Allocate = (bytes: number) => ArrayBufferLike

/** A column without its cells. */
export type ColumnHead = Omit<NumberColumn, 'values'> | Omit<CategoryColumn, 'codes'>

/** The file has to be read again, with the texts of this column kept from the first row on. */
export class TextsNeeded extends Error {
  constructor(readonly columnIndex: number) {
    super(`Column ${columnIndex + 1} needs its cells as texts.`)
    this.name = 'TextsNeeded'
  }
}

interface Assembled<Kind> {
  column: Kind
  warnings: ImportWarning[]
  /** Where the reading left the order of day and month open and the column's dates decided it: that order. */
  dateOrder: 'dmy' | 'mdy' | null
  /** The form that the column's cells prove, whatever was chosen; null where the reading has what it needs. */
  provenForm: ColumnForm | null
}

/**
 * Decides the type of a column from all of its cells and fills it. The same column and warnings however the rows were cut.
 *
 * @param allocate gives the memory of the column's array, 8 or 4 bytes a row
 * @throws TextsNeeded where the column is texts and a chunk no longer has them
 */
export function assembleColumn(source: ColumnSource, reading: ColumnReading, allocate: Allocate): Assembled<Column> {
  const rows = source.summaries.reduce((sum, summary) => sum + summary.rows, 0)
  let values: Float64Array = new Float64Array(0)
  let codes: Uint32Array = new Uint32Array(0)
  const { column, ...told } = assemble(source, reading, {
    values: (from, length) => {
      if (from === 0 && values.length === 0) values = new Float64Array(allocate(8 * rows))
      return values.subarray(from, from + length)
    },
    codes: (from, length) => {
      if (from === 0 && codes.length === 0) codes = new Uint32Array(allocate(4 * rows))
      return codes.subarray(from, from + length)
    },
    filled: () => {},
  })
  return { column: column.kind === 'number' ? { ...column, values } : { ...column, codes }, ...told }
}

/**
 * The same for a column that is larger than memory: its values (or codes) are handed out in pieces, one a chunk, in order. A piece
 * is used again after `write` has returned.
 *
 * @throws TextsNeeded before anything is written
 */
export function assembleColumnInPieces(
  source: ColumnSource,
  reading: ColumnReading,
  write: (piece: Float64Array | Uint32Array) => void,
): Assembled<ColumnHead> {
  const longest = source.summaries.reduce((most, { rows }) => Math.max(most, rows), 0)
  let values: Float64Array | null = null
  let codes: Uint32Array | null = null
  return assemble(source, reading, {
    values: (_, length) => (values ??= new Float64Array(longest)).subarray(0, length),
    codes: (_, length) => (codes ??= new Uint32Array(longest)).subarray(0, length),
    filled: write,
  })
}

/** Where cells go: room for the rows of a chunk, and what is done when they are there. */
interface Sink {
  values(from: number, length: number): Float64Array
  codes(from: number, length: number): Uint32Array
  filled(piece: Float64Array | Uint32Array): void
}

function assemble(given: ColumnSource, reading: ColumnReading, sink: Sink): Assembled<ColumnHead> {
  // Of a column named constructor, a look into a record of types gives no type but a function.
  const source = typeof given.type === 'string' ? given : { ...given, type: null }
  const chosen = chosenForm(reading, source.name)
  const plain = source.withWords === true ? formedSource(source, reading, null) : source
  const judged = judgeColumn(plain, reading, createCellReader(reading))
  const { provenForm, whole, holding } = judged
  // Numbers in a column that somebody calls dates may be serial numbers: what they could be is judged by their texts.
  const ofNumbers = source.type !== null && holding.kind === 'date' && whole.tally.number.count > 0
  if (ofNumbers && textsAreLost(source)) throw new TextsNeeded(source.index)
  const form = chosen ?? provenForm
  if (form === null) return { ...fill(judged, reading, createCellReader(reading), sink), provenForm }
  const isKnown = form.missingWords === undefined || source.withWords === true
  if (!isKnown || textsAreLost(source)) throw new TextsNeeded(source.index)
  const own = { ...reading, ...formedReading(reading, form) }
  const cells = createFormedCellReader(reading, form)
  const formed = judgeColumn(formedSource(source, reading, form), own, cells)
  const { warnings, ...filled } = fill(formed, own, cells, sink, form)
  const told = formWarnings(judged, form, reading.missingWords, chosen === null)
  return { ...filled, warnings: [...told, ...warnings], provenForm }
}

function textsAreLost({ summaries }: ColumnSource): boolean {
  return summaries.some(({ textsLost }) => textsLost > 0)
}

function fill(
  judged: Judged,
  reading: ColumnReading,
  cells: CellReader,
  sink: Sink,
  form: ColumnForm | null = null,
): Omit<Assembled<ColumnHead>, 'provenForm'> {
  const { holding } = judged
  if (holding.kind === 'texts') return assembleTexts(judged, holding, reading, cells, sink, form)
  return assembleValues(judged, holding, reading, cells, sink, form)
}

function assembleValues(
  judged: Judged,
  holding: Extract<Holding, { kind: 'number' | 'date' }>,
  reading: CellReading,
  cells: CellReader,
  sink: Sink,
  form: ColumnForm | null,
): Omit<Assembled<ColumnHead>, 'provenForm'> {
  const { source, whole } = judged
  const overruled = source.type !== null
  const isNumber = holding.kind === 'number'
  const valueOf = isNumber ? numberOf(cells, overruled) : dateOf(cells, holding.order)
  const wholeOnly = isNumber && overruled && holding.type === 'integer'
  const groups = isNumber ? createGroupWatch(reading) : null
  let timeOfDay = false
  let only: number | null = null
  // Asked only where it is told.
  let isConstant = whole.words.size > 0
  let from = 0
  source.summaries.forEach(({ rows }, chunk) => {
    const target = sink.values(from, rows)
    fillValues(target, source.load(chunk), isNumber ? 'numbers' : 'dates', valueOf)
    groups?.take(target)
    if (wholeOnly) leaveWhole(target)
    if (!isNumber && !timeOfDay) timeOfDay = anyTimeOfDay(target)
    if (isConstant) {
      for (const value of target) {
        if (Number.isNaN(value)) continue
        only ??= value
        isConstant = value === only
        if (!isConstant) break
      }
    }
    sink.filled(target)
    from += rows
  })
  const { name } = source
  const column: ColumnHead = isNumber
    ? { kind: 'number', name, type: holding.type }
    : { kind: 'number', name, type: 'date', timeOfDay }
  return {
    column,
    warnings: [
      ...valueWarnings(whole, holding, overruled, reading),
      ...proposalWarnings(judged, cells, reading, form),
      ...(form?.decimal === undefined ? (groups?.warnings(name, form) ?? []) : []),
      ...repeatedHeaderWarnings(judged),
      ...missingWordWarnings(judged, reading, whole.words.size > 0 && isConstant),
    ],
    dateOrder: decidedOrder(whole, holding),
  }
}

/** Not of a column of chosen type whose cells leave the order open: what is then assumed proves nothing, and is told. */
function decidedOrder({ tally }: WholeColumn, holding: Holding): 'dmy' | 'mdy' | null {
  if (holding.kind !== 'date' || holding.ambiguous) return null
  // With an order in the reading no cell has one of these marks.
  const [byDay, byMonth] = [tally.dayFirst.count, tally.monthFirst.count]
  if (holding.order === 'dayFirst') return byDay > byMonth ? 'dmy' : null
  return holding.order === 'monthFirst' && byMonth > byDay ? 'mdy' : null
}

function leaveWhole(values: Float64Array): void {
  for (let row = 0; row < values.length; row++) {
    if (!Number.isInteger(values[row])) values[row] = Number.NaN
  }
}

function assembleTexts(
  judged: Judged,
  holding: Extract<Holding, { kind: 'texts' }>,
  reading: CellReading,
  cells: CellReader,
  sink: Sink,
  form: ColumnForm | null,
): Omit<Assembled<ColumnHead>, 'provenForm'> {
  const { source, whole } = judged
  if (textsAreLost(source)) throw new TextsNeeded(source.index)
  const texts = columnTexts(source, whole, holding.why, form?.alike ?? [])
  const advice = proposalWarnings(judged, cells, reading, form)
  const unfit = nothingLocated()
  let from = 0
  source.summaries.forEach(({ rows }, chunk) => {
    const target = sink.codes(from, rows)
    fillCodes(target, source.load(chunk), texts.placesOf(chunk), from, unfit)
    sink.filled(target)
    from += rows
  })
  const { type, levels } = texts
  return {
    column: { kind: 'category', name: source.name, type, levels },
    warnings: [
      ...withAdvice(textWarnings(whole, holding, texts, source.type !== null, reading, unfit), advice),
      ...alikeWarnings(source, whole, texts, form),
      ...repeatedHeaderWarnings(judged),
      ...missingWordWarnings(judged, reading, levels.length === 1, type === 'category' ? levels : []),
    ],
    dateOrder: null,
  }
}

/** A column with the other decimal mark is told once, with the remedies. */
function withAdvice(warnings: ImportWarning[], advice: ImportWarning[]): ImportWarning[] {
  const [first] = advice
  const isDecimal = (warning: ImportWarning): boolean => warning.code === 'decimal-comma'
  if (!first || !warnings.some(isDecimal)) return [...warnings, ...advice]
  return warnings.map((warning) => (isDecimal(warning) ? { ...warning, remedies: first.remedies ?? [] } : warning))
}
