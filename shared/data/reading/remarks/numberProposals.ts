import type { ColumnForm } from '../../../spec/columnForm'
import type { ColumnReading } from '../cells/cells'
import { type DressedNumber, formulaBefore, undress } from '../cells/dressedNumber'
import { createNumberReader } from '../cells/numberSpelling'
import { type NumberStyle, numberStyles } from '../guess/numberStyles'
import type { OddCells } from './oddCells'
import { type Proposal, byFrequency, isWorthTelling, makesType, withWords } from './proposal'

/** Before a number stands money only: of "A12" nobody knows what A means. */
const money =
  /\p{Sc}|^(?:AUD|BRL|CAD|CHF|CNY|CZK|DKK|EUR|Fr\.?|GBP|HUF|INR|JPY|kr\.?|K\u010d|NOK|PLN|Rs\.?|SEK|TRY|USD|z\u0142)$/iu
/** Behind some of the numbers, such a unit changes what those are worth beside the others. */
const factors = /^(?:%|\u2030|k|m|g|t|b|bn|mn|mio\.?|mrd\.?|tsd\.?|million|billion|thousand|hundred)$/i
/** What statistical offices write behind single numbers: provisional, estimated, break in series. */
const flag = /^(?!(?:k|m|mn|bn|mio|mrd)$)[a-z]{1,3}$/
/** May as well be a part of a code such as 1001A. */
const letter = /^[A-Z]$/
/** Before a number such a mark says that it is rounded or a bound; nobody but a person leaves it out. */
const approximate = /^(?:[~\u2248\u2243<>\u2264\u2265]|[<>]=|ca?\.?|approx\.?|about)$/i
/** What spreadsheets write before digits that are to stay as they are: left out by choice, and where no zero leads. */
const keptDigits: readonly string[] = [formulaBefore, "'"]
const leadingZero = /^0\d/
const groupOfThree = /^\d{1,3}(?:[.,]\d{3})+$/
const bareOfThree = /^-?\d{1,3}$/

/** Of the cells, numbers that another decimal mark may lose. */
const mostLostMarks = 0.05

interface Dressed extends DressedNumber {
  text: string
  count: number
}

/** Ways to read a column as numbers that keep more than the reading does, the one that loses least first. */
export function numberProposals(odd: OddCells, reading: ColumnReading): Proposal[] {
  const dressed: Dressed[] = []
  for (const [text, count] of odd.texts) {
    const found = undress(text)
    if (found && (!found.leading || mayStandBefore(found))) dressed.push({ ...found, text, count })
  }
  if (dressed.length === 0 && odd.whole + odd.marked === 0) return []
  const base: NumberStyle = { decimal: reading.decimal, thousands: reading.thousands }
  const tried = [base, ...numberStyles.filter((style) => !isSame(style, base))].map((style) =>
    tryStyle(style, base, dressed, odd),
  )
  const most = Math.max(...tried.map(({ kept }) => kept))
  const best = tried.filter(({ kept }) => kept === most)
  const [first] = best
  if (!first || !isWorthTelling(most, odd.present)) return []
  const other = best.find(
    ({ style, values }) => style.decimal !== first.style.decimal && !isSameList(values, first.values),
  )
  const thousands = other && byThousands(odd, reading, dressed, [first, other])
  const ways = thousands ? [thousands] : other ? [first, other] : [first]
  // Of numbers with either mark each reading loses those of the other, which are as clear.
  if (ways.some((way) => lostMarks(way, tried, base, odd) > mostLostMarks * odd.present)) return []
  return ways.flatMap((way) => proposalOf(way, base, odd, reading, other === undefined || thousands !== undefined))
}

function mayStandBefore({ unit, digits }: DressedNumber): boolean {
  return money.test(unit) || approximate.test(unit) || (keptDigits.includes(unit) && !leadingZero.test(digits))
}

interface Tried {
  style: NumberStyle
  fitting: Dressed[]
  values: number[]
  kept: number
}

function tryStyle(style: NumberStyle, base: NumberStyle, dressed: readonly Dressed[], odd: OddCells): Tried {
  const numbers = createNumberReader(style)
  const fitting = dressed.filter(({ digits }) => Number.isFinite(numbers.value(digits)))
  const plain = style.decimal === base.decimal ? odd.whole + odd.marked : odd.whole
  return {
    ...{ style, fitting, values: fitting.map(({ digits }) => numbers.value(digits)) },
    kept: plain + fitting.reduce((sum, { count }) => sum + count, 0),
  }
}

/**
 * In a file whose delimiter is the comma the point is decimal, so that "1,201" beside "950" is 1201: where every number has no mark and three
 * digits at most, or whole groups of three.
 */
function byThousands(
  odd: OddCells,
  { delimiter }: ColumnReading,
  dressed: readonly Dressed[],
  ways: readonly Tried[],
): Tried | undefined {
  if (delimiter !== ',' || odd.marked > 0 || ![...odd.numbers.keys()].every((text) => bareOfThree.test(text)))
    return undefined
  if (!dressed.every(({ digits }) => groupOfThree.test(digits) || bareOfThree.test(digits))) return undefined
  return ways.find(({ style }) => style.thousands === ',')
}

/** Cells that a reading would lose, and one with the other decimal mark would keep. */
function lostMarks(
  { style, fitting }: Tried,
  tried: readonly Tried[],
  base: NumberStyle,
  { marked }: OddCells,
): number {
  const held = new Set(fitting)
  const others = tried.filter((other) => other.style.decimal !== style.decimal)
  const lost = others.map((other) => other.fitting.reduce((sum, one) => sum + (held.has(one) ? 0 : one.count), 0))
  return Math.max(style.decimal === base.decimal ? 0 : marked, ...lost)
}

function proposalOf(
  way: Tried,
  base: NumberStyle,
  odd: OddCells,
  reading: ColumnReading,
  isClear: boolean,
): Proposal[] {
  const { style, fitting, kept } = way
  const kinds = unitsOf(fitting, odd)
  const form: ColumnForm = {}
  if (style.decimal !== base.decimal) form.decimal = style.decimal
  if (style.thousands !== base.thousands) form.thousands = style.thousands
  if (kinds.units.length > 0) form.units = kinds.units
  const behind = fitting.filter(({ sign }) => sign === 'behind')
  const inParentheses = fitting.filter(({ sign }) => sign === 'parentheses')
  if (behind.length > 0 && inParentheses.length > 0) return []
  if (behind.length > 0) form.minus = 'behind'
  if (inParentheses.length > 0) form.minus = 'parentheses'
  // Nothing but the sign keeps these cells from being plain numbers.
  if (fitting.length > 0 && Object.keys(form).length === 0) form.minus = 'loose'
  const isDressed = form.units !== undefined || form.minus !== undefined
  const held = new Set(fitting.map(({ text }) => text))
  const lostTexts = byFrequency(odd.texts).filter((text) => !held.has(text))
  const lost = odd.present - kept
  // "3-" may be a mark at school, "152,75-" may not.
  const isMinus = behind.length === 0 || behind.some(({ digits, unit }) => unit !== '' || /[.,]\d/.test(digits))
  const onlyStyle = !isDressed && form.decimal !== undefined
  const proven =
    isClear &&
    kinds.proven &&
    !kinds.doubtful &&
    isMinus &&
    inParentheses.length === 0 &&
    !onlyStyle &&
    fitting.length > 0
  const isProven = proven && makesType(kept, lost) && Object.keys(form).length > 0
  return [
    {
      ...{ becomes: 'numbers', kept, lost, lostTexts, proven: isProven },
      ...(kinds.doubtful && { mixedUnits: kinds.units }),
      form: isProven ? form : withWords(form, lostTexts, reading.missingWords),
    },
  ]
}

/** Units that may be left out: one of all cells, or flags behind single ones. */
function unitsOf(fitting: readonly Dressed[], odd: OddCells): { units: string[]; proven: boolean; doubtful: boolean } {
  const counts = new Map<string, number>()
  for (const { unit, count } of fitting) counts.set(unit, (counts.get(unit) ?? 0) + count)
  const bare = (counts.get('') ?? 0) + odd.whole + odd.marked
  counts.delete('')
  const units = byFrequency(counts)
  const mayBeMark = (unit: string): boolean => flag.test(unit) || approximate.test(unit)
  const isFlags = units.length > 1 && bare >= 0.5 * odd.present && units.every(mayBeMark)
  const mixed = units.length > 1 && !isFlags
  const scaled = bare > 0 && !isFlags && units.some((unit) => factors.test(unit))
  const [unit = ''] = units
  const byChoice = letter.test(unit) || approximate.test(unit) || keptDigits.includes(unit)
  const proven = units.length === 0 || (units.length === 1 && bare === 0 && !byChoice)
  return { units: units.slice(0, 20), proven, doubtful: mixed || scaled }
}

function isSame(first: NumberStyle, second: NumberStyle): boolean {
  return first.decimal === second.decimal && first.thousands === second.thousands
}

function isSameList(first: readonly number[], second: readonly number[]): boolean {
  return first.length === second.length && first.every((value, index) => value === second[index])
}
