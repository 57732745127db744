import type { Reading } from '../../../spec/reading'
import type { ColumnForm } from '../../../spec/columnForm'
import type { ColumnReading } from '../cells/cells'
import { clockHours } from '../cells/clock'
import { serialDate } from '../cells/formedCellReader'
import { periodDate } from '../cells/periods'
import { hasShortYear, shortYearDate } from '../cells/shortYears'
import type { OddCells } from './oddCells'
import { type Proposal, byFrequency, isWorthTelling, makesType, withWords } from './proposal'

/** What databases write where there is no date. */
const zeroDate = /^(?:0{4}[-/.]00?[-/.]00?|00?[-/.]00?[-/.]0{4})(?:[ T]00?:00(?::00(?:\.0+)?)?)?$/
const orders = ['dmy', 'mdy', 'ymd'] as const

/** Ways to read a column as dates or as times of day. */
export function dateProposals(odd: OddCells, reading: ColumnReading): Proposal[] {
  return [...shortYears(odd, reading), ...periods(odd, reading), ...mostlyDates(odd, reading), ...times(odd, reading)]
}

function countIf(texts: ReadonlyMap<string, number>, fits: (text: string) => boolean): number {
  let sum = 0
  for (const [text, count] of texts) if (fits(text)) sum += count
  return sum
}

function proposal(
  odd: OddCells,
  kept: number,
  holds: (text: string) => boolean,
  about: Pick<Proposal, 'becomes' | 'form' | 'proven'>,
  { missingWords }: ColumnReading,
): Proposal[] {
  if (!isWorthTelling(kept, odd.present)) return []
  const lost = odd.present - kept
  const lostTexts = byFrequency(new Map([...odd.texts, ...odd.numbers])).filter((text) => !holds(text))
  const proven = about.proven && makesType(kept, lost)
  const form = proven ? about.form : withWords(about.form, lostTexts, missingWords)
  return [{ ...about, form, kept, lost, lostTexts, proven }]
}

/** Days, months and years of two digits: the order that reads most, or those that do where they disagree. */
function shortYears(odd: OddCells, reading: ColumnReading): Proposal[] {
  const tried = orders.map((order) => ({
    order,
    count: countIf(odd.texts, (text) => !Number.isNaN(shortYearDate(text, order))),
  }))
  const most = Math.max(...tried.map(({ count }) => count))
  if (most === 0) return []
  const best = tried.filter(({ count }) => count === most).map(({ order }) => order)
  const chosen = best.find((order) => order === reading.dateOrder && order !== 'ymd')
  // With points the day comes first, as where the year has four digits.
  const points =
    best.includes('dmy') && [...odd.texts.keys()].every((text) => !hasShortYear(text) || !/^\d+[/-]/.test(text))
  const ways: Reading['dateOrder'][] = chosen ? [chosen] : points ? ['dmy'] : best
  return ways.flatMap((order) => {
    const holds = (text: string): boolean => !Number.isNaN(shortYearDate(text, order))
    const form: ColumnForm = { dateOrder: order, dates: ['shortYear'] }
    return proposal(odd, odd.certainDates + most, holds, { becomes: 'dates', form, proven: ways.length === 1 }, reading)
  })
}

/** Months, quarters and weeks: which day of them is meant is for a person to say. */
function periods(odd: OddCells, reading: ColumnReading): Proposal[] {
  const holds = (text: string): boolean => !Number.isNaN(periodDate(text))
  const count = countIf(odd.texts, holds)
  if (count === 0) return []
  return proposal(
    odd,
    odd.certainDates + count,
    holds,
    { becomes: 'dates', form: { dates: ['period'] }, proven: false },
    reading,
  )
}

/** Dates for the most part: the others are zero dates, serials of a spreadsheet or words. */
function mostlyDates(odd: OddCells, reading: ColumnReading): Proposal[] {
  const { dates, present, texts, numbers } = odd
  if (dates === 0 || dates === present || odd.dates - odd.certainDates > 0) return []
  const serials = countIf(numbers, (text) => !Number.isNaN(serialDate(Number(text))))
  const zeros = byFrequency(texts).filter((text) => zeroDate.test(text))
  const form: ColumnForm = {
    ...(serials > 0 && { dates: ['serial'] }),
    ...(zeros.length > 0 && { missingWords: [...reading.missingWords, ...zeros] }),
  }
  const holds = (text: string): boolean => numbers.has(text) && !Number.isNaN(serialDate(Number(text)))
  const [found] = proposal(odd, dates + serials, holds, { becomes: 'dates', form, proven: false }, reading)
  if (!found) return []
  const zero = new Set(zeros)
  const isProven = serials === 0 && zeros.length > 0 && found.lostTexts.every((text) => zero.has(text))
  return [isProven ? { ...found, form, proven: true } : found]
}

/** Times may be of a day or durations, in hours and minutes or in minutes and seconds: a person has to say. */
function times(odd: OddCells, reading: ColumnReading): Proposal[] {
  const holds = (text: string): boolean => !Number.isNaN(clockHours(text))
  const count = countIf(odd.texts, holds)
  if (count === 0) return []
  return proposal(odd, count, holds, { becomes: 'hours', form: { times: 'hours' }, proven: false }, reading)
}
