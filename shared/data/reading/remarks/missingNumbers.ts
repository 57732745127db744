import type { ImportWarning } from '../../../contract/dataset'
import type { ColumnForm } from '../../../spec/columnForm'
import type { ColumnInfo } from '../../../spec/columnInfo'
import { counted, nameList, rowList, withThousands } from '../../../spec/words/wording'
import { type Located, note, nothingLocated } from '../../located'
import type { Column } from '../../table/table'
import type { ColumnReading } from '../cells/cells'

/** Nothing but nines; with a decimal mark three of them before it, or a minus, since 99.99 is a price. */
const nines = /^(?:-?9+|9{3,}\.9+|-9{2,}\.9+)$/
/** What programs write where their type of number has no other word: the ends of integers of 16 and 32 bits and of float32, and round powers. */
const ends: ReadonlySet<number> = new Set([
  ...[-32768, 32767, 65535, -2147483648, 2147483647, 4294967295],
  ...[-3.4028234663852886e38, -3.4e38, 1e20, -1e20, 1e30, -1e30],
])
/** Rows that have another value, at least. */
const fewestOthers = 10
/** A number that comes once has to lie this many ranges of the others beyond them; one that comes again, one range. */
const rangesOfOne = 10
/** A single digit is as likely a count. */
const fewestOfDigit = 3
/** Of -1: different values of the others, and how many times as often as each of them it comes where they are whole. */
const [fewestValues, timesAsOften] = [10, 2]
const mostCodes = 3

/** A number that most likely stands for a missing value. */
interface MissingNumber extends Located {
  value: number
}

/**
 * Numbers that most likely stand for missing values: the smallest or largest of a column, nothing but nines or the end of a type of
 * numbers, further from the others than these are from each other; and -1 where all others are at least 0 and it comes more often.
 *
 * @returns them by their value, the smallest first; rows count from 1
 * @param min the column's smallest value
 * @param max the largest
 */
export function missingNumbers(values: Float64Array, min: number, max: number): MissingNumber[] {
  const found: MissingNumber[] = []
  let [low, high] = [min, max]
  while (found.length < mostCodes) {
    const next = [low, high].filter(mayBeCode).map((value) => judge(values, value, found))
    const code = next.find(({ isCode }) => isCode)
    if (!code) break
    found.push(code.located)
    ;[low, high] = [code.low, code.high]
  }
  return found.toSorted((first, second) => first.value - second.value)
}

function mayBeCode(value: number): boolean {
  return value === -1 || nines.test(String(value)) || ends.has(value)
}

/** Spares a look at every value: next to the bin of a number that is further off than the others reach lies an empty one. */
function mayBeApart(value: number, beside: number | undefined): boolean {
  return mayBeCode(value) && (value === -1 || !beside)
}

function judge(values: Float64Array, value: number, codes: readonly MissingNumber[]) {
  const located: MissingNumber = { value, ...nothingLocated() }
  let [low, high, others] = [Infinity, -Infinity, 0]
  let whole = true
  for (let row = 0; row < values.length; row++) {
    const other = values[row] as number
    if (other === value) note(located, row + 1)
    else if (other === other && !codes.some((code) => code.value === other)) {
      if (other < low) low = other
      if (other > high) high = other
      whole &&= Number.isInteger(other)
      others += 1
    }
  }
  const range = high - low
  const gap = value > high ? value - high : low - value
  const fewest = Math.abs(value) === 9 ? fewestOfDigit : 2
  const isFar =
    gap > (located.count >= fewest ? 1 : rangesOfOne) * range && (located.count >= fewest || Math.abs(value) > 9)
  const isCode =
    others >= fewestOthers &&
    range > 0 &&
    (value === -1 ? low >= 0 && located.count >= 2 && comesMore(values, located, whole, codes) : isFar)
  return { located, low, high, isCode }
}

/** Whether -1 is no measurement like the others: these are many, and none is whole or none comes nearly as often. */
function comesMore(
  values: Float64Array,
  { value, count }: MissingNumber,
  whole: boolean,
  codes: readonly MissingNumber[],
): boolean {
  const times = new Map<number, number>()
  for (const other of values) {
    if (other === other && other !== value && !codes.some((code) => code.value === other))
      times.set(other, (times.get(other) ?? 0) + 1)
  }
  if (times.size < fewestValues) return false
  let most = 0
  for (const number of times.values()) most = Math.max(most, number)
  return !whole || count >= timesAsOften * most
}

/** What is told of such numbers, with the form that reads them as missing; `form` is the one that the column has. */
export function missingNumberWarnings(
  column: Column,
  info: Pick<ColumnInfo, 'min' | 'max' | 'missing' | 'histogram'>,
  form: ColumnForm | undefined,
  reading: ColumnReading,
): ImportWarning[] {
  const { min, max, missing } = info
  if (column.kind !== 'number' || column.type === 'date' || min === null || max === null) return []
  if (!mayBeApart(min, info.histogram.counts[1]) && !mayBeApart(max, info.histogram.counts.at(-2))) return []
  const codes = missingNumbers(column.values, min, max)
  if (codes.length === 0) return []
  const { name, values } = column
  const words = codes.map(({ value }) => String(value).replace('.', form?.decimal ?? reading.decimal))
  const count = codes.reduce((sum, code) => sum + code.count, 0)
  const rows = codes.flatMap((code) => code.rows).toSorted((first, second) => first - second)
  const kept = values.length - missing - count
  const list = nameList(words, mostCodes)
  const message = `${counted(count, 'cell')} in ${name} ${count === 1 ? 'is' : 'are'} ${list}, far from all others: ${rowList(rows.slice(0, 10), count)}; read as ${words.length === 1 ? 'a number' : 'numbers'}. It may stand for a missing value.`
  const label = `Read ${list} as missing: ${withThousands(kept)} kept, ${withThousands(count)} missing`
  const missingWords = [...(form?.missingWords ?? reading.missingWords), ...words]
  const changes = { forms: { [name]: { ...form, missingWords } } }
  return [
    {
      ...{ code: 'missing-number', column: name, count, rows: rows.slice(0, 10), message },
      remedies: [{ label, changes, kept, lost: count }],
    },
  ]
}
