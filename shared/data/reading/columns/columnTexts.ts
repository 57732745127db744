import type { ColumnType } from '../../../spec/reading'
import { type CategoryColumn, missingCode } from '../../table/table'
import { byCodeUnit } from '../../../spec/words/wording'
import type { ColumnSource, WholeColumn } from './columnSource'
import type { Alike } from '../../../spec/columnForm'
import { areBooleans, areBooleansAndDigits, booleanLevels } from '../cells/booleans'
import { isLongText } from '../cells/cells'
import type { ChunkData } from './columnChunk'
import { levelKey, outerKey, withoutInvisible } from '../cells/levelKeys'
import { type Holding, dateCount } from './columnType'
import { countTexts } from '../remarks/oddCells'
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
  /** Levels that several spellings became, by level. */
  merged: ReadonlyMap<string, readonly string[]>
  /** By code of a chunk: the place among the levels; `missingCode` where a boolean column has no level for the text. */
  placesOf(chunk: number): Uint32Array
}

/** Type and levels from the distinct texts of all chunks, none of which has lost any. */
export function columnTexts(
  source: ColumnSource,
  whole: WholeColumn,
  why: Extract<Holding, { kind: 'texts' }>['why'],
  alike: readonly Alike[] = [],
): ColumnTexts {
  const index = createTextIndex()
  // Place in order of appearance, by chunk and code.
  const chunks = source.summaries.map((_, chunk) =>
    Uint32Array.from(source.load(chunk).texts, (text) => index.placeOf(text)),
  )
  const { texts } = index
  const folded = foldLevels(source, texts, alike)
  const type = isIdentifier(why, texts, whole) ? 'identifier' : typeOf(source.type, texts, folded.count, whole)
  const isFolded = type === 'category' || (type === 'text' && folded.count < texts.length)
  const { levels, levelOf } = levelsOf(type, texts, isFolded ? folded.spelled : texts)
  return {
    type,
    levels,
    distinct: texts.length,
    merged: isFolded ? folded.merged : new Map(),
    placesOf: (chunk) => (chunks[chunk] as Uint32Array).map((place) => levelOf[place] as number),
  }
}

/** Digits with leading zeros or too many digits name things, unless few of them come back again and again: then they are levels. */
function isIdentifier(
  why: Extract<Holding, { kind: 'texts' }>['why'],
  texts: readonly string[],
  whole: WholeColumn,
): boolean {
  if (why === 'texts') return false
  const present = whole.rows - whole.tally.missing.count
  return texts.length > mostCategories || present < 2 * texts.length
}

/** Different texts of which those that are alike are looked for. */
const mostFolded = 2000

/** Each text as the spelling of its level: texts that are alike have the one that comes most often, without blanks around it. */
function foldLevels(source: ColumnSource, texts: string[], alike: readonly Alike[]) {
  const none = { spelled: texts, count: texts.length, merged: new Map<string, string[]>() }
  if (texts.length > mostFolded || texts.some(isLongText)) return none
  const groups = new Map<string, string[]>()
  for (const text of texts) {
    const key = levelKey(text, alike)
    const group = groups.get(key)
    if (group) group.push(text)
    else groups.set(key, [text])
  }
  if (groups.size === texts.length) return none
  const counts = countTexts(source)
  const levelOf = new Map<string, string>()
  const merged = new Map<string, string[]>()
  for (const group of groups.values()) {
    if (group.length === 1) continue
    const times = new Map<string, number>()
    for (const text of group) times.set(outerKey(text), (times.get(outerKey(text)) ?? 0) + (counts.get(text) ?? 0))
    const [level] = [...times].sort(([a, first], [b, second]) => second - first || byCodeUnit(a, b))[0] as [
      string,
      number,
    ]
    merged.set(level, group)
    for (const text of group) levelOf.set(text, level)
  }
  return { spelled: texts.map((text) => levelOf.get(text) ?? text), count: groups.size, merged }
}

/** The levels of a type, and for each text the place of its level. */
function levelsOf(
  type: CategoryColumn['type'],
  texts: string[],
  spelled: string[],
): { levels: string[]; levelOf: Uint32Array } {
  if (type === 'identifier' || (type === 'text' && spelled === texts)) {
    return { levels: texts, levelOf: Uint32Array.from(texts.keys()) }
  }
  const folded = type === 'boolean' ? booleanLevels(texts.map(withoutInvisible)) : spelled
  const distinct = createTextIndex()
  for (const level of folded) if (level !== null) distinct.placeOf(level)
  const levels = type === 'text' ? distinct.texts.slice() : distinct.texts.slice().sort(byCodeUnit)
  const sorted = createTextIndex()
  for (const level of levels) sorted.placeOf(level)
  const levelOf = Uint32Array.from(folded, (level) => (level === null ? missingCode : sorted.placeOf(level)))
  return { levels, levelOf }
}

function typeOf(
  overruled: ColumnType | null,
  texts: readonly string[],
  levels: number,
  whole: WholeColumn,
): CategoryColumn['type'] {
  if (overruled === 'boolean' || overruled === 'category' || overruled === 'text') return overruled
  if (overruled === 'identifier' || lookLikeIdentifiers(texts, whole)) return 'identifier'
  if (texts.some(isLongText)) return 'text'
  const present = whole.rows - whole.tally.missing.count
  const { boolean, number } = whole.tally
  if (boolean.count > 0 && boolean.count + number.count === present) {
    const words = texts.map(withoutInvisible)
    if (areBooleans(words) || areBooleansAndDigits(words)) return 'boolean'
  }
  return levels > mostCategories ? 'text' : 'category'
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
