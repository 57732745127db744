import type { Column } from '../../table/table'

/** Pairs of equal rows: `later[i]` has the same cells as `earlier[i]`. */
export interface EqualRows {
  earlier: Uint32Array
  later: Uint32Array
}

const none = 0xffff_ffff
/** Odd, and another one each time: a file whose rows have one hash by the numbers known here would take hours. What is found stays the same. */
const secret = (Math.random() * 2 ** 32) | 1

/**
 * For each of the later rows an earlier row with the same cells in all of these columns, where there is one; missing cells are
 * equal to each other. Rows are found by a hash of 64 bits and then compared, column by column.
 */
export function findEqualRows(columns: readonly Column[], earlier: Uint32Array, later: Uint32Array): EqualRows {
  const rows = new Uint32Array(earlier.length + later.length)
  rows.set(earlier)
  rows.set(later, earlier.length)
  const known = createRowIndex(columns, rows, earlier.length)
  for (let place = 0; place < earlier.length; place++) known.addOrFind(place)
  const pairs = { earlier: new Uint32Array(later.length), later: new Uint32Array(later.length) }
  let count = 0
  for (let place = earlier.length; place < rows.length; place++) {
    const found = known.find(place)
    if (found === null) continue
    pairs.earlier[count] = rows[found] as number
    pairs.later[count++] = rows[place] as number
  }
  return compare(columns, { earlier: pairs.earlier.slice(0, count), later: pairs.later.slice(0, count) })
}

/** The first of each set of rows that are equal in all of these columns, by a hash of 64 bits. */
export function distinctRows(columns: readonly Column[], rows: Uint32Array): Uint32Array {
  const known = createRowIndex(columns, rows, rows.length)
  return rows.filter((_, place) => known.addOrFind(place) === null)
}

interface RowIndex {
  /** The place of a row that was added and has the hash of the row at this place; null where there is none. */
  find(place: number): number | null
  /** The same; where there is none the row is added. */
  addOrFind(place: number): number | null
}

/** @param most how many rows are added at most */
function createRowIndex(columns: readonly Column[], rows: Uint32Array, most: number): RowIndex {
  const first = new Int32Array(rows.length)
  const second = new Int32Array(rows.length).fill(0x2545f491)
  for (const column of columns) addToHashes(column, rows, first, second)
  let size = 4
  while (size < 2 * most) size *= 2
  const slots = new Uint32Array(size).fill(none)
  const mask = size - 1
  const slotOf = (place: number): number => {
    let slot = (first[place] as number) & mask
    for (;;) {
      const other = slots[slot] as number
      if (other === none || (first[other] === first[place] && second[other] === second[place])) return slot
      slot = (slot + 1) & mask
    }
  }
  const held = (slot: number): number | null => (slots[slot] === none ? null : (slots[slot] as number))
  return {
    find: (place) => held(slotOf(place)),
    addOrFind: (place) => {
      const slot = slotOf(place)
      const found = held(slot)
      if (found === null) slots[slot] = place
      return found
    },
  }
}

/** Two multiplicative hashes a row, each cell entering as its bits. */
function addToHashes(column: Column, rows: Uint32Array, first: Int32Array, second: Int32Array): void {
  const cells = column.kind === 'number' ? column.values : column.codes
  const words = new Uint32Array(cells.buffer, cells.byteOffset, cells.byteLength / 4)
  const wide = column.kind === 'number'
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] as number
    const low = words[wide ? 2 * row : row] as number
    const high = wide ? (words[2 * row + 1] as number) : 0
    const word = low ^ Math.imul(high, secret) ^ (high >>> 15)
    const one = Math.imul((first[place] as number) ^ word, 0x85ebca6b)
    first[place] = one ^ (one >>> 15)
    const two = Math.imul((second[place] as number) + low, 0xc2b2ae35)
    second[place] = Math.imul(two ^ (two >>> 13) ^ high, 0x27d4eb2f) ^ (two >>> 16)
  }
}

function compare(columns: readonly Column[], { earlier, later }: EqualRows): EqualRows {
  const equal = new Uint8Array(earlier.length).fill(1)
  for (const column of columns) {
    const cells = column.kind === 'number' ? column.values : column.codes
    for (let pair = 0; pair < equal.length; pair++) {
      if (!Object.is(cells[earlier[pair] as number], cells[later[pair] as number])) equal[pair] = 0
    }
  }
  return {
    earlier: earlier.filter((_, pair) => equal[pair] === 1),
    later: later.filter((_, pair) => equal[pair] === 1),
  }
}
