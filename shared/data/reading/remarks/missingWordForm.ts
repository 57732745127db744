import type { ColumnForm } from '../../../spec/columnForm'
import type { ColumnReading } from '../cells/cells'
import type { ColumnSource, WholeColumn } from '../columns/columnSource'

/** Marks such as +, ++ and ±. */
const sign = /^[^\p{L}\p{N}\s]{1,3}$/u
const mostLevels = 20

/** The form without those missing words that stand in the column, so that they are values. */
export function wordsAsValues(
  { words }: Pick<WholeColumn, 'words'>,
  reading: Pick<ColumnReading, 'missingWords'>,
): ColumnForm {
  return { missingWords: reading.missingWords.filter((word) => !words.has(word.trim())) }
}

/**
 * A missing word is a level where all other values of the column are levels of its sort: "-" beside "+". Null where that is not so,
 * or where texts are not known yet.
 */
export function missingWordForm(source: ColumnSource, whole: WholeColumn, reading: ColumnReading): ColumnForm | null {
  const { words } = whole
  if (words.size === 0 || ![...words.keys()].every((word) => sign.test(word))) return null
  if (source.summaries.some(({ textsLost }) => textsLost > 0)) return null
  const levels = new Set<string>()
  for (const [chunk] of source.summaries.entries()) {
    for (const text of source.load(chunk).texts) levels.add(text.trim())
    if (levels.size > mostLevels) return null
  }
  return levels.size > 0 && [...levels].every((level) => sign.test(level)) ? wordsAsValues(whole, reading) : null
}
