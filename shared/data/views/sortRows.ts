import { createTextIndex } from '../reading/columns/textIndex'
import { type CategoryColumn, type Column, missingCode, type NumberColumn } from '../table/table'
import type { RowCheck } from './rowCheck'

const buckets = 65_536
const sign = 0x8000_0000

/**
 * `rows` ordered by a column: numbers by value, levels by their UTF-16 code units. Rows of equal value keep their order, and
 * missing values come last, both ways round.
 */
export function sortRows(rows: Uint32Array, column: Column, descending: boolean, check: RowCheck): Uint32Array {
  return column.kind === 'number'
    ? sortByNumber(rows, column, descending, check)
    : sortByLevel(rows, column, descending, check)
}

/** Bits of a number, high word and low word, whose order as unsigned integers is the order of the numbers. */
interface Keys {
  high: Uint32Array
  low: Uint32Array
  rows: Uint32Array
}

function newKeys(length: number): Keys {
  return { high: new Uint32Array(length), low: new Uint32Array(length), rows: new Uint32Array(length) }
}

/** A radix sort in four passes of 16 bits (Knuth, The Art of Computer Programming 3, 5.2.5), which is stable. */
function sortByNumber(rows: Uint32Array, column: NumberColumn, descending: boolean, check: RowCheck): Uint32Array {
  const values = column.values
  const keys = newKeys(rows.length)
  const missing: Uint32Array = new Uint32Array(rows.length)
  const bits = new DataView(new ArrayBuffer(8))
  // Turned over for descending: the passes stay stable, where a reversed result would reverse equal values.
  const turn = descending ? 0xffff_ffff : 0
  let present = 0
  let absent = 0
  for (let place = 0; place < rows.length; place++) {
    check(place)
    const row = rows[place] as number
    const value = values[row] as number
    if (Number.isNaN(value)) {
      missing[absent++] = row
      continue
    }
    // Adding 0 makes 0 of -0: they are equal.
    bits.setFloat64(0, value + 0)
    const high = bits.getUint32(0)
    const low = bits.getUint32(4)
    const negative = high >= sign
    keys.high[present] = (negative ? ~high : high | sign) ^ turn
    keys.low[present] = (negative ? ~low : low) ^ turn
    keys.rows[present] = row
    present += 1
  }
  const sorted = new Uint32Array(rows.length)
  sorted.set(radixSort(keys, present, check))
  sorted.set(missing.subarray(0, absent), present)
  return sorted
}

function radixSort(keys: Keys, length: number, check: RowCheck): Uint32Array {
  let source = keys
  let target = newKeys(length)
  for (const [word, shift] of [
    ['low', 0],
    ['low', 16],
    ['high', 0],
    ['high', 16],
  ] as const) {
    if (distribute(source, target, length, word, shift, check)) [source, target] = [target, source]
  }
  return source.rows.subarray(0, length)
}

/** One pass by one digit. False where every key has the same digit, so that there was nothing to do. */
function distribute(
  source: Keys,
  target: Keys,
  length: number,
  word: 'high' | 'low',
  shift: number,
  check: RowCheck,
): boolean {
  const digits = source[word]
  const places = new Uint32Array(buckets)
  for (let at = 0; at < length; at++) {
    const digit = ((digits[at] as number) >>> shift) & 0xffff
    places[digit] = (places[digit] as number) + 1
  }
  if (length === 0 || places[((digits[0] as number) >>> shift) & 0xffff] === length) return false
  startPlaces(places)
  for (let at = 0; at < length; at++) {
    check(at)
    const digit = ((digits[at] as number) >>> shift) & 0xffff
    const place = places[digit] as number
    places[digit] = place + 1
    target.high[place] = source.high[at] as number
    target.low[place] = source.low[at] as number
    target.rows[place] = source.rows[at] as number
  }
  return true
}

/** Counts become the places at which they begin. */
function startPlaces(counts: Uint32Array): void {
  let next = 0
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at] as number
    counts[at] = next
    next += count
  }
}

function sortByLevel(rows: Uint32Array, column: CategoryColumn, descending: boolean, check: RowCheck): Uint32Array {
  const codes = column.codes
  const { ranks, count } = rankLevels(column.levels, descending)
  // The last place is for missing values.
  const places = new Uint32Array(count + 1)
  const rankOf = (row: number) => {
    const code = codes[row] as number
    return code === missingCode ? count : (ranks[code] as number)
  }
  for (let place = 0; place < rows.length; place++) {
    check(place)
    const rank = rankOf(rows[place] as number)
    places[rank] = (places[rank] as number) + 1
  }
  startPlaces(places)
  const sorted = new Uint32Array(rows.length)
  for (let place = 0; place < rows.length; place++) {
    check(place)
    const row = rows[place] as number
    const rank = rankOf(row)
    const at = places[rank] as number
    places[rank] = at + 1
    sorted[at] = row
  }
  return sorted
}

/** Where each level comes among the different ones. */
function rankLevels(levels: readonly string[], descending: boolean): { ranks: Uint32Array; count: number } {
  // The order of sort() without a comparison is that of code units, and several times as fast as with one.
  const distinct = createTextIndex()
  for (const level of levels) distinct.placeOf(level)
  const ordered = distinct.texts.slice().sort()
  const rankOf = createTextIndex()
  for (const text of ordered) rankOf.placeOf(text)
  const last = ordered.length - 1
  const ranks = Uint32Array.from(levels, (text) => (descending ? last - rankOf.placeOf(text) : rankOf.placeOf(text)))
  return { ranks, count: ordered.length }
}
