import { type Located, note, nothingLocated } from '../../located'
import { missingCode } from '../../table/table'
import type { CellReader } from '../cells/cellReader'
import { marks } from '../cells/marks'
import type { ColumnSource, WholeColumn } from '../columns/columnSource'

/** Cells of a column that could be read otherwise: those that are neither plain numbers nor certain dates. */
export interface OddCells {
  /** Cells that are there. */
  present: number
  /** Whole numbers, and numbers with a decimal or thousands mark, as the reading has them. */
  whole: number
  marked: number
  /** Dates that read the same by every order, and the most that one order can read. */
  certainDates: number
  dates: number
  /** Texts without blanks around, in order of appearance, and how often each comes. */
  texts: ReadonlyMap<string, number>
  /** The same of plain numbers, where their texts are known; else none. */
  numbers: ReadonlyMap<string, number>
}

/** Different texts of which a column that is something else would show some. */
const sampled = 256
const fewestPromising = 0.3
/** Different texts that are looked at at all. */
const mostTexts = 200_000
const promising = /\d/

/** Null where the texts show at once that there is nothing to look for. */
export function oddCells(source: ColumnSource, whole: WholeColumn, cells: CellReader): OddCells | null {
  const counts = countTexts(source)
  const { tally } = whole
  const present = whole.rows - tally.missing.count
  if (present === 0 || counts.size > mostTexts) return null
  if (counts.size > sampled && tally.number.count + tally.date.count < fewestPromising * present) {
    const first = [...counts.keys()].slice(0, sampled)
    if (first.filter((text) => promising.test(text)).length < fewestPromising * sampled) return null
  }
  const texts = new Map<string, number>()
  const numbers = new Map<string, number>()
  for (const [text, count] of counts) {
    const found = cells.read(text)
    const trimmed = text.trim()
    if ((found & marks.number) !== 0) numbers.set(trimmed, (numbers.get(trimmed) ?? 0) + count)
    else if ((found & marks.date) === 0) texts.set(trimmed, (texts.get(trimmed) ?? 0) + count)
  }
  const marked = tally.fraction.count + tally.thousands.count
  return {
    ...{ present, texts, numbers, marked, whole: Math.max(0, tally.number.count - marked) },
    certainDates: tally.date.count,
    dates: tally.date.count + tally.eitherFirst.count + Math.max(tally.dayFirst.count, tally.monthFirst.count),
  }
}

/** How often each text stands in the column, as it is written. */
export function countTexts(source: ColumnSource): Map<string, number> {
  const counts = new Map<string, number>()
  source.summaries.forEach((_, chunk) => {
    const { texts, codes } = source.load(chunk)
    const frequency = new Uint32Array(texts.length)
    for (let at = 0; at < codes.length; at++) {
      const code = codes[at] as number
      if (code < frequency.length) frequency[code] = (frequency[code] as number) + 1
    }
    texts.forEach((text, code) => counts.set(text, (counts.get(text) ?? 0) + (frequency[code] as number)))
  })
  return counts
}

/** The rows, counted from 0, whose cells fit. */
export function locateTexts(source: ColumnSource, fits: (text: string) => boolean): Located {
  const located = nothingLocated()
  let before = 0
  source.summaries.forEach(({ rows }, chunk) => {
    const { texts, codes, besides } = source.load(chunk)
    const wanted = texts.map(fits)
    if (wanted.includes(true)) {
      for (let at = 0; at < codes.length; at++) {
        const code = codes[at] as number
        if (code !== missingCode && wanted[code] === true)
          note(located, before + (besides ? (besides[at] as number) : at))
      }
    }
    before += rows
  })
  return located
}
