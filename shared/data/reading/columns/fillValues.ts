import { missingCode } from '../../table/table'
import type { CellReader } from '../cells/cellReader'
import type { ChunkData } from './columnChunk'
import { marks } from '../cells/marks'

/** The value of a cell in a column of numbers or dates: NaN where the cell does not fit. */
export type ValueOf = (text: string) => number

/** @param overruled somebody chose the type: digits with leading zeros are numbers too */
export function numberOf(cells: CellReader, overruled: boolean): ValueOf {
  const fitting = overruled ? marks.number | marks.leadingZeros : marks.number
  return (text) => ((cells.read(text) & fitting) === 0 ? Number.NaN : cells.value)
}

/** @param order of dates that may have day or month first; null where those are no dates */
export function dateOf(cells: CellReader, order: 'dayFirst' | 'monthFirst' | null): ValueOf {
  return (text) => {
    const found = cells.read(text)
    if ((found & marks.date) !== 0) return cells.value
    if (order === null) return Number.NaN
    if ((found & marks[order]) !== 0) return cells.value
    if ((found & marks.eitherFirst) === 0) return Number.NaN
    return order === 'monthFirst' ? cells.monthFirst : cells.value
  }
}

/** Writes the values of a chunk's cells; NaN is missing or does not fit. */
export function fillValues(target: Float64Array, data: ChunkData, holds: 'numbers' | 'dates', valueOf: ValueOf): void {
  const { values, besides, codes, texts } = data
  const byCode = Float64Array.from(texts, valueOf)
  if (!values || !besides) {
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] as number
      target[row] = code === missingCode ? Number.NaN : (byCode[code] as number)
    }
    return
  }
  if (data.holds === holds) target.set(values)
  else target.fill(Number.NaN)
  for (let at = 0; at < besides.length; at++) target[besides[at] as number] = byCode[codes[at] as number] as number
}
