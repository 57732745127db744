import type { ImportWarning } from '../contract/dataset'
import {
  type CellKind,
  areBooleans,
  booleanWord,
  hasDecimalComma,
  isLongText,
  kindOf,
  mayGroupThousands,
  readNumber,
} from './cells'
import { type CategoryColumn, type Column, type NumberColumn, missingCode } from './table'
import { type Located, columnWarning, decimalCommaWarning } from './importWarnings'
import { byCodeUnit } from './wording'

/** Gives the memory of a finished column. */
export type Allocate = (bytes: number) => ArrayBufferLike

export interface ColumnBuilder {
  add(cell: string): void
  /** @throws TypeUndecided where texts turned up late in a column of numbers, whose first cells are no longer known */
  finish(allocate: Allocate): { column: Column; warnings: ImportWarning[] }
}

/** The table has to be read again, with the texts of this column kept from the first row on. */
export class TypeUndecided extends Error {
  constructor(readonly columnIndex: number) {
    super(`Column ${columnIndex + 1} turned from numbers to text.`)
    this.name = 'TypeUndecided'
  }
}

/** A column of more distinct cells than this keeps numbers instead of texts, if numbers they are. */
const distinctWhileUndecided = 20_000
const numberShare = 0.95
const fewestNumbers = 20
const mostCategories = 100
const rowsNoted = 10

type Note = Exclude<CellKind, 'number'>

class Tally {
  readonly notes = new Map<Note, { count: number; rows: number[] }>()
  numbers = 0

  add(kind: CellKind, row: number): void {
    if (kind === 'number') {
      this.numbers += 1
      return
    }
    const note = this.notes.get(kind) ?? { count: 0, rows: [] }
    note.count += 1
    if (note.rows.length < rowsNoted) note.rows.push(row + 1)
    this.notes.set(kind, note)
  }

  count(kind: Note): number {
    return this.notes.get(kind)?.count ?? 0
  }

  /**
   * Numbers if every cell is one, or at least 95 % (and 20) of them are. One identifier ("007") among them makes the
   * column text, since a number would lose its zeros.
   */
  isNumber(): boolean {
    const finite = this.numbers + this.count('not-exact')
    if (finite === 0 || this.count('identifier') > 0) return false
    const texts = this.count('text')
    const numbers = finite + this.count('not-finite')
    return texts === 0 || (numbers >= fewestNumbers && numbers >= numberShare * (numbers + texts))
  }
}

/**
 * Collects the cells of one column and decides its type from all of them. Cells are kept as codes of distinct texts while
 * these are few, then as numbers, so that a column takes 4 or 8 bytes a row.
 *
 * @param keepTexts never give the texts up, however many there are
 */
export function createColumnBuilder(name: string, columnIndex: number, keepTexts: boolean): ColumnBuilder {
  const codeOf = new Map<string, number>()
  const kinds: CellKind[] = []
  const parsed: number[] = []
  let codes: Uint32Array | null = new Uint32Array(1024)
  let values: Float64Array | null = null
  let tally = new Tally()
  let rows = 0
  let limit = keepTexts ? Infinity : distinctWhileUndecided

  const talliedCodes = (kept: Uint32Array): Tally => {
    const result = new Tally()
    for (let row = 0; row < rows; row++) result.add(kinds[kept[row] as number] as CellKind, row)
    return result
  }
  const toValues = (kept: Uint32Array, target: Float64Array): Float64Array => {
    for (let row = 0; row < rows; row++) target[row] = parsed[kept[row] as number] as number
    return target
  }

  const addCode = (kept: Uint32Array, cell: string): void => {
    let code = codeOf.get(cell)
    if (code === undefined) {
      code = kinds.length
      codeOf.set(cell, code)
      const value = readNumber(cell)
      kinds.push(kindOf(cell, value))
      parsed.push(Number.isFinite(value) ? value : Number.NaN)
    }
    if (rows === kept.length) {
      const longer = new Uint32Array(rows * 2)
      longer.set(kept)
      codes = kept = longer
    }
    kept[rows++] = code
    if (kinds.length > limit) settle(kept)
  }
  const settle = (kept: Uint32Array): void => {
    tally = talliedCodes(kept)
    if (!tally.isNumber()) {
      limit = Infinity
      return
    }
    values = toValues(kept, new Float64Array(kept.length * 2))
    codes = null
    codeOf.clear()
    kinds.length = 0
    parsed.length = 0
  }
  const addValue = (kept: Float64Array, cell: string): void => {
    const value = readNumber(cell)
    tally.add(kindOf(cell, value), rows)
    if (rows === kept.length) {
      const longer = new Float64Array(rows * 2)
      longer.set(kept)
      values = kept = longer
    }
    kept[rows++] = Number.isFinite(value) ? value : Number.NaN
  }

  const finish = (allocate: Allocate): { column: Column; warnings: ImportWarning[] } => {
    if (codes) tally = talliedCodes(codes)
    const isNumber = tally.isNumber()
    if (values && !isNumber) throw new TypeUndecided(columnIndex)
    if (!isNumber && codes) {
      const texts = Array.from(codeOf.keys())
      const kept = codes.subarray(0, rows)
      const column = categoryColumn(name, kept, texts, kinds, allocate)
      const warnings = warningsOf(name, rows, tally, ['missing'])
      return { column, warnings: [...warnings, ...decimalCommas(name, kept, texts, rows - tally.count('missing'))] }
    }
    const target = new Float64Array(allocate(8 * rows))
    if (values) target.set((values as Float64Array).subarray(0, rows))
    else if (codes) toValues(codes, target)
    const type = target.every((value) => Number.isNaN(value) || Number.isInteger(value)) ? 'integer' : 'number'
    const column: NumberColumn = { kind: 'number', name, type, values: target }
    return { column, warnings: warningsOf(name, rows, tally, ['missing', 'text', 'not-finite', 'not-exact']) }
  }

  return {
    add: (cell) => {
      if (codes) addCode(codes, cell)
      else if (values) addValue(values, cell)
    },
    finish,
  }
}

/** Boolean or up to 100 short levels: sorted by code unit. Text: in order of appearance. Missing cells lose their level. */
function categoryColumn(
  name: string,
  codes: Uint32Array,
  texts: readonly string[],
  kinds: readonly CellKind[],
  allocate: Allocate,
): CategoryColumn {
  const present = texts.filter((_, code) => kinds[code] !== 'missing')
  const boolean = areBooleans(present)
  // Several spellings of one word ("yes", "Yes") are one level; a single spelling stays as it is.
  const folded = boolean && present.length > new Set(present.map(booleanWord)).size
  const levelOf = (text: string): string => (folded ? (booleanWord(text) ?? text) : text)
  const levels = Array.from(new Set(present.map(levelOf)))
  const text = levels.length > mostCategories || levels.some(isLongText)
  const type = text ? 'text' : boolean ? 'boolean' : 'category'
  if (type !== 'text') levels.sort(byCodeUnit)
  const places = new Map(levels.map((level, place) => [level, place]))
  const placeOfCode = Uint32Array.from(texts, (text, code) =>
    kinds[code] === 'missing' ? missingCode : (places.get(levelOf(text)) ?? missingCode),
  )
  const target = new Uint32Array(allocate(4 * codes.length))
  for (let row = 0; row < codes.length; row++) target[row] = placeOfCode[codes[row] as number] as number
  return { kind: 'category', name, type, codes: target, levels }
}

/** A warning where at least 95 % of the cells that are not missing have a decimal comma, one of them beyond doubt. */
function decimalCommas(name: string, codes: Uint32Array, texts: readonly string[], present: number): ImportWarning[] {
  const matches = texts.map(hasDecimalComma)
  if (!texts.some((text, code) => matches[code] === true && !mayGroupThousands(text))) return []
  const found: Located = { count: 0, rows: [] }
  for (let row = 0; row < codes.length; row++) {
    if (matches[codes[row] as number] !== true) continue
    found.count += 1
    if (found.rows.length < rowsNoted) found.rows.push(row + 1)
  }
  return found.count >= numberShare * present ? [decimalCommaWarning(name, found)] : []
}

function warningsOf(name: string, rows: number, tally: Tally, shown: readonly Note[]): ImportWarning[] {
  return shown.flatMap((kind) => {
    const note = tally.notes.get(kind)
    return note ? [columnWarning(kind, name, rows, note)] : []
  })
}
