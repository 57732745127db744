import type { ColumnInfo } from './columnInfo'
import { withThousands } from './words/wording'

/** What a column of numbers tells of itself without a look at its order. */
export interface WholeNumbers {
  name: string
  /** Rows that have a value, and how many different ones there are. */
  present: number
  distinct: number
  min: number
  max: number
}

/** Of fewer rows nothing is said. */
export const fewestIdentifierRows = 20
/** Share of the rows with a value of their own, from which a column names rows. */
const nearlyAll = 0.98
/** The same where the name says it too. */
export const manyWithName = 0.9
/** A run of whole numbers without large gaps: at least this share of those between its ends is there. */
const dense = 0.5

const nameWords = new Set([
  'id',
  'ids',
  'uuid',
  'guid',
  'identifier',
  'index',
  'idx',
  'key',
  'serial',
  'number',
  'nr',
  'no',
  'row',
  'unnamed',
])
const glued =
  /(customer|user|patient|person|order|product|item|account|employee|student|session|client|member|record|row|case|sample)id$/
const calendar = /year|month|week|day|date|time|hour|minute|second/i

export function isNamedAsIdentifier(name: string): boolean {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
  return words.some((word) => nameWords.has(word) || glued.test(word))
}

/** Numbers that count the calendar come once a row in many tables, and mean something. */
export const isNamedAsCalendar = (name: string): boolean => calendar.test(name)

/**
 * Whether whole numbers name rows: hardly ever one twice, and they are called an identifier, follow one another in equal steps or fill
 * the range between their smallest and largest. Plain measurements do none of these.
 * @param steady whether each is the same step from the last, where that is known
 */
export function nameRows({ name, present, distinct, min, max }: WholeNumbers, steady: boolean): boolean {
  if (present < fewestIdentifierRows) return false
  const named = isNamedAsIdentifier(name)
  if (!named && (isNamedAsCalendar(name) || (!steady && present / (max - min + 1) < dense))) return false
  return distinct >= present * (named ? manyWithName : nearlyAll)
}

/** Whether the statistics of a column say that it names rows; numbers with a fraction never do. */
export function isIdentifier(column: ColumnInfo, rows: number): boolean {
  const { name, type, missing, distinct, min, max } = column
  if (type === 'identifier') return true
  if (type !== 'integer' || min === null || max === null) return false
  return nameRows({ name, present: rows - missing, distinct, min, max }, false)
}

/** "a different whole number in each of 150 rows" */
export function identifierText({ type, distinct, missing }: ColumnInfo, rows: number): string {
  const what = type === 'integer' ? 'whole numbers' : 'texts'
  return `${withThousands(distinct)} different ${what} in ${withThousands(rows - missing)} rows`
}
