import { dayLength } from '../../../math/dates'
import type { ColumnForm } from '../../../spec/columnForm'
import { type CellReader, createCellReader } from './cellReader'
import type { CellReading } from './cells'
import { clockHours } from './clock'
import { plainSpelling } from './dressedNumber'
import { marks } from './marks'
import { periodDate } from './periods'
import { shortYearDate } from './shortYears'

/** Days from 1899-12-30, where spreadsheets begin to count, to 1970-01-01. */
const serialOf1970 = 25_569
/** Of the year 1910 and of 2119: what lies outside is hardly the serial of a date. */
const [earliestSerial, latestSerial] = [3654, 80_000]

/** The date of a spreadsheet's serial, in milliseconds; NaN where it is hardly one. */
export function serialDate(serial: number): number {
  const isSerial = serial >= earliestSerial && serial <= latestSerial
  return isSerial ? Math.round((serial - serialOf1970) * dayLength) : Number.NaN
}

/** The parts of a reading that a form says otherwise. */
export function formedReading(reading: CellReading, form: ColumnForm): CellReading {
  const decimal = form.decimal ?? reading.decimal
  const thousands = form.thousands ?? reading.thousands
  return {
    ...reading,
    decimal,
    thousands: thousands === decimal ? 'none' : thousands,
    missingWords: form.missingWords ?? reading.missingWords,
    dateOrder: form.dateOrder ?? reading.dateOrder,
  }
}

/** A cell reader of one column; a cell that a form explains is a number or a date like any other. */
export function createFormedCellReader(reading: CellReading, form: ColumnForm | null): CellReader {
  const own = form === null ? reading : formedReading(reading, form)
  const plain = createCellReader(own)
  return form === null ? plain : new FormedReader(plain, form, own.dateOrder)
}

class FormedReader implements CellReader {
  value = Number.NaN
  monthFirst = Number.NaN
  readonly missingNumbers: ReadonlySet<number> | null

  constructor(
    private readonly plain: CellReader,
    private readonly form: ColumnForm,
    private readonly order: CellReading['dateOrder'],
  ) {
    this.missingNumbers = plain.missingNumbers
  }

  read(cell: string): number {
    const found = this.take(this.plain.read(cell))
    const { dates = [], times } = this.form
    if (found === marks.missing) return found
    const text = cell.trim()
    const serial = dates.includes('serial') && (found & marks.number) !== 0 ? serialDate(this.value) : Number.NaN
    if (!Number.isNaN(serial)) return this.found(serial, marks.date)
    if ((found & marks.text) === 0) return found
    const date = dates.includes('shortYear') ? shortYearDate(text, this.order) : Number.NaN
    if (!Number.isNaN(date)) return this.found(date, marks.date)
    const period = dates.includes('period') ? periodDate(text) : Number.NaN
    if (!Number.isNaN(period)) return this.found(period, marks.date)
    const hours = times === undefined ? Number.NaN : clockHours(text)
    if (!Number.isNaN(hours)) return this.found(hours, marks.number | (Number.isInteger(hours) ? 0 : marks.fraction))
    const spelled = plainSpelling(text, this.form)
    const dressed = spelled === null ? 0 : this.take(this.plain.read(spelled))
    if ((dressed & (marks.number | marks.missing)) !== 0) return dressed
    this.value = Number.NaN
    return found
  }

  private take(found: number): number {
    this.value = this.plain.value
    this.monthFirst = this.plain.monthFirst
    return found
  }

  private found(value: number, mark: number): number {
    this.value = value
    return mark
  }
}
