import type { ColumnType } from '../../../spec/reading'
import { type CategoryColumn, missingCode } from '../../table/table'
import { byCodeUnit } from '../../../spec/words/wording'
import type { ColumnSource, WholeColumn } from './columnSource'
import { areBooleans, booleanLevels } from '../cells/booleans'
import { isLongText } from '../cells/cells'
import type { ChunkData } from './columnChunk'
import { dateCount } from './columnType'
import { type Located, note } from '../../located'
import { createTextIndex } from './textIndex'

const mostCategories = 100
/** Of the texts of an identifier, in UTF-16 code units. */
const longestIdentifier = 64
const fewestIdentifiers = 20
const distinctShare = 0.95

/** The levels of a column of texts. */
export interface ColumnTexts {
  type: CategoryColumn['type']
  levels: string[]
  /** Distinct cells as they are written. */
  distinct: number
  /** By code of a chunk: the place among the levels; `missingCode` where a boolean column has no level for the text. */
  placesOf(chunk: number): Uint32Array
}

/** Type and levels from the distinct texts of all chunks, none of which has lost any. */
export function columnTexts(source: ColumnSource, whole: WholeColumn, isIdentifier: boolean): ColumnTexts {
  const index = createTextIndex()
  // Place in order of appearance, by chunk and code.
  const chunks = source.summaries.map((_, chunk) =>
    Uint32Array.from(source.load(chunk).texts, (text) => index.placeOf(text)),
  )
  const { texts } = index
  const type = isIdentifier ? 'identifier' : typeOf(source.type, texts, whole)
  const { levels, levelOf } = levelsOf(type, texts)
  return {
    type,
    levels,
    distinct: texts.length,
    placesOf: (chunk) => (chunks[chunk] as Uint32Array).map((place) => levelOf[place] as number),
  }
}

/** The levels of a type, and for each text the place of its level. */
function levelsOf(type: CategoryColumn['type'], texts: string[]): { levels: string[]; levelOf: Uint32Array } {
  if (type === 'text' || type === 'identifier') return { levels: texts, levelOf: Uint32Array.from(texts.keys()) }
  const folded = type === 'boolean' ? booleanLevels(texts) : texts
  const distinct = createTextIndex()
  for (const level of folded) if (level !== null) distinct.placeOf(level)
  const levels = distinct.texts.slice().sort(byCodeUnit)
  const sorted = createTextIndex()
  for (const level of levels) sorted.placeOf(level)
  const levelOf = Uint32Array.from(folded, (level) => (level === null ? missingCode : sorted.placeOf(level)))
  return { levels, levelOf }
}

function typeOf(overruled: ColumnType | null, texts: readonly string[], whole: WholeColumn): CategoryColumn['type'] {
  if (overruled === 'boolean' || overruled === 'category' || overruled === 'text') return overruled
  if (overruled === 'identifier' || lookLikeIdentifiers(texts, whole)) return 'identifier'
  if (texts.some(isLongText)) return 'text'
  const present = whole.rows - whole.tally.missing.count
  if (whole.tally.boolean.count === present && areBooleans(texts)) return 'boolean'
  return texts.length > mostCategories ? 'text' : 'category'
}

/** Nearly all distinct, short, without blanks, and neither numbers nor dates for the most part. */
function lookLikeIdentifiers(texts: readonly string[], { rows, tally }: WholeColumn): boolean {
  const present = rows - tally.missing.count
  if (present < fewestIdentifiers || texts.length < distinctShare * present) return false
  const readable = tally.number.count + tally.otherDecimal.count + dateCount(tally)
  if (2 * readable >= present) return false
  return texts.every((text) => {
    const trimmed = text.trim()
    return trimmed.length <= longestIdentifier && !/\s/.test(trimmed)
  })
}

/**
 * Writes the levels of a chunk's cells.
 * @param before rows of the chunks before
 * @param unfit takes the cells that are there and have no level
 */
export function fillCodes(
  target: Uint32Array,
  data: ChunkData,
  places: Uint32Array,
  before: number,
  unfit: Located,
): void {
  const { besides, codes } = data
  if (besides) {
    target.fill(missingCode)
    for (let at = 0; at < codes.length; at++) target[besides[at] as number] = places[codes[at] as number] as number
  } else {
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] as number
      target[row] = code < places.length ? (places[code] as number) : missingCode
    }
  }
  if (!places.includes(missingCode)) return
  for (let at = 0; at < codes.length; at++) {
    if (places[codes[at] as number] === missingCode) note(unfit, before + (besides ? (besides[at] as number) : at))
  }
}
