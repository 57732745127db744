import { missingCode } from '../../table/table'
import type { CellReader } from '../cells/cellReader'
import { marks as cellMarks } from '../cells/marks'

/** Texts of so many units may be pieces of the text they were cut from, which they would keep alive (V8's sliced strings). */
const slicedLength = 13

/** Cells as they are written, each once, with what it is. */
export interface DistinctTexts {
  /** In order of appearance. */
  readonly texts: string[]
  /** By code. */
  readonly marks: number[]
  readonly values: number[]
  /** The text's code, an index into `texts`; `missingCode` of a missing word, which is no text. */
  codeOf(text: string): number
}

export function createDistinctTexts(cells: CellReader): DistinctTexts {
  const codes = new Map<string, number>()
  const texts: string[] = []
  const marks: number[] = []
  const values: number[] = []
  return {
    texts,
    marks,
    values,
    codeOf: (text) => {
      const known = codes.get(text)
      if (known !== undefined) return known
      const own = text.length < slicedLength ? text : copied(text)
      const found = cells.read(own)
      const code = found === cellMarks.missing ? missingCode : texts.length
      codes.set(own, code)
      if (code === missingCode) return code
      texts.push(own)
      marks.push(found)
      values.push(cells.value)
      return code
    },
  }
}

/** The same text in memory of its own: putting two texts together and cutting the result makes V8 copy it. */
function copied(text: string): string {
  return `${text} `.slice(0, -1)
}
