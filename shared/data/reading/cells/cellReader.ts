import { booleanWord } from './booleans'
import type { CellReading } from './cells'
import { plainDate, readDate } from '../../../math/dates'
import { hasInvisible, withoutInvisible } from './levelKeys'
import { marks } from './marks'
import { type NumberReader, createNumberReader, otherDecimal, plainNumber } from './numberSpelling'

const leadingZeros = /^0\d+$/

/** Says what a cell is. After `read` the fields hold what the cell stands for. */
export interface CellReader {
  /** The marks of a cell. */
  read(cell: string): number
  /** Of a number (digits with leading zeros too) that number; of a date its milliseconds since 1970-01-01 UTC; else NaN. */
  value: number
  /** Of a date with the day or the month first: by the month first. */
  monthFirst: number
  /** Numbers that stand for a missing value, as missing words say; null for none. */
  readonly missingNumbers: ReadonlySet<number> | null
}

/**
 * A missing word that spells a number stands for that number however it is written: with "-999", "-999.0" is missing too.
 * Where `dateOrder` is `ymd`, day and month are left open.
 */
export function createCellReader(reading: CellReading): CellReader {
  return new Reader(reading)
}

class Reader implements CellReader {
  value = Number.NaN
  monthFirst = Number.NaN
  readonly missingNumbers: ReadonlySet<number> | null
  private readonly missing: ReadonlySet<string>
  private readonly numbers: NumberReader
  private readonly reading: CellReading
  private readonly decimalMark: number

  constructor(reading: CellReading) {
    this.reading = reading
    this.decimalMark = reading.decimal.charCodeAt(0)
    this.numbers = createNumberReader(reading)
    this.missing = new Set(reading.missingWords.map((word) => word.trim()))
    const values = reading.missingWords.map((word) => this.numbers.value(word.trim())).filter(Number.isFinite)
    this.missingNumbers = values.length > 0 ? new Set(values) : null
  }

  read(cell: string): number {
    this.value = Number.NaN
    this.monthFirst = Number.NaN
    const text = cell.trim()
    if (text === '' || this.missing.has(text)) return marks.missing
    const start = plainDate(text)
    if (!Number.isNaN(start)) {
      this.value = start
      return marks.date
    }
    const plain = plainNumber(text, this.decimalMark)
    const value = Number.isNaN(plain) ? this.numbers.value(text) : plain
    if (!Number.isNaN(value)) return this.readNumber(text, value, !Number.isNaN(plain))
    if (leadingZeros.test(text)) {
      this.value = Number(text)
      return marks.leadingZeros
    }
    if (booleanWord(text) !== null) return marks.boolean
    const date = this.readDate(text)
    if (date !== 0) return date
    if (hasInvisible(text)) {
      const found = this.read(withoutInvisible(text))
      return (found & marks.text) === 0 ? found | (found === marks.missing ? 0 : marks.invisible) : found
    }
    const other = otherDecimal(text, this.reading.decimal)
    if (other === 'no') return marks.text
    return marks.text | marks.otherDecimal | (other === 'clear' ? marks.clearOtherDecimal : 0)
  }

  private readNumber(text: string, value: number, plain: boolean): number {
    if (this.missingNumbers?.has(value) === true) return marks.missing
    if (plain) {
      this.value = value
      return Number.isInteger(value) ? marks.number : marks.number | marks.fraction
    }
    if (Number.isFinite(value)) this.value = value
    return this.numbers.marks(text, value)
  }

  private readDate(text: string): number {
    const { dateOrder } = this.reading
    const date = readDate(text, dateOrder === 'mdy')
    if (!date) return 0
    const details = date.fine ? marks.fineTime : 0
    const [byDay, byMonth] = [!Number.isNaN(date.dayFirst), !Number.isNaN(date.monthFirst)]
    if (date.dayFirst === date.monthFirst || dateOrder !== 'ymd') {
      this.value = dateOrder === 'mdy' ? date.monthFirst : date.dayFirst
      return Number.isNaN(this.value) ? 0 : marks.date | details
    }
    this.value = byDay ? date.dayFirst : date.monthFirst
    this.monthFirst = date.monthFirst
    if (byDay && byMonth) return marks.eitherFirst | details
    return (byDay ? marks.dayFirst : marks.monthFirst) | details
  }
}
