import { type Located, note, nothingLocated, rowsNoted } from '../../located'
import { type Mark, markNames } from '../cells/marks'

/** By mark: how many cells have it, and the first of them. */
export type Tally = Record<Mark, Located>

export function emptyTally(): Tally {
  return Object.fromEntries(markNames.map((name) => [name, nothingLocated()])) as unknown as Tally
}

/** Notes a cell with these marks. */
export function noteMarks(tally: Tally, cell: number, row: number): void {
  for (let left = cell; left !== 0; left &= left - 1) {
    note(tally[markNames[31 - Math.clz32(left & -left)] as Mark], row)
  }
}

/** Notes the cells of rows with codes; `marksOf[code]` are the marks of a code, `missing` those of `missingCode`. */
export function tallyCodes(codes: Uint32Array, marksOf: readonly number[], missing: number): Tally {
  const tally = emptyTally()
  const frequency = new Uint32Array(marksOf.length)
  let absent = 0
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number
    if (code < frequency.length) frequency[code] = (frequency[code] as number) + 1
    else absent += 1
  }
  count(tally, missing, absent)
  for (let code = 0; code < frequency.length; code++) {
    count(tally, marksOf[code] as number, frequency[code] as number)
  }
  let wanted = 0
  markNames.forEach((name, bit) => {
    if (tally[name].count > 0) wanted |= 1 << bit
  })
  for (let row = 0; wanted !== 0 && row < codes.length; row++) {
    const found = (marksOf[codes[row] as number] ?? missing) & wanted
    for (let left = found; left !== 0; left &= left - 1) {
      const bit = left & -left
      const { count: all, rows } = tally[markNames[31 - Math.clz32(bit)] as Mark]
      rows.push(row)
      if (rows.length === Math.min(all, rowsNoted)) wanted &= ~bit
    }
  }
  return tally
}

function count(tally: Tally, cell: number, times: number): void {
  if (times === 0) return
  for (let left = cell; left !== 0; left &= left - 1) {
    tally[markNames[31 - Math.clz32(left & -left)] as Mark].count += times
  }
}

/** The tallies of stretches of rows that follow one another as one. `lengths` are their rows. */
export function joinTallies(tallies: readonly Tally[], lengths: readonly number[]): Tally {
  const whole = emptyTally()
  let before = 0
  tallies.forEach((tally, index) => {
    for (const name of markNames) {
      const { count: found, rows } = tally[name]
      const target = whole[name]
      target.count += found
      for (let at = 0; at < rows.length && target.rows.length < rowsNoted; at++) {
        target.rows.push(before + (rows[at] as number))
      }
    }
    before += lengths[index] ?? 0
  })
  return whole
}

/** The cells of several marks, none of which has two of them, as one. */
export function together(...parts: readonly Located[]): Located {
  const rows = parts.flatMap((part) => part.rows).sort((first, second) => first - second)
  return { count: parts.reduce((sum, part) => sum + part.count, 0), rows: rows.slice(0, rowsNoted) }
}
