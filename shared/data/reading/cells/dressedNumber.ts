import type { ColumnForm } from '../../../spec/columnForm'
import { blankBetweenThousands } from './numberSpelling'

/** A number in other clothes, taken apart. */
export interface DressedNumber {
  /** Digits and marks without a sign. */
  digits: string
  sign: 'none' | 'plus' | 'minus' | 'behind' | 'parentheses'
  /** What stands before or behind the number; empty for nothing. */
  unit: string
  /** Whether the unit stands before the number. */
  leading: boolean
}

const parts = new RegExp(
  `^(?<before>[^\\d.,]*)(?<digits>[.,]?\\d(?:[\\d.,'\u2019]|${blankBetweenThousands}(?=\\d))*(?:[eE][+\\-\\u2212]?\\d+(?!\\w))?)(?<behind>\\D*)$`,
)
const minus = /[-\u2212\u2013]/
const minusBehind = /^[-\u2212\u2013](?=\s|$)|(?<=.)[-\u2212\u2013]$/
/** No unit begins so: what stands there is a part of a code or a range. */
const partOfCode = /^[-\u2013_/\\.,:;#]/
/** ="51" is how spreadsheets are told to keep the digits of a cell. */
export const formulaBefore = '="'
const longestUnit = 20

/** A text without blanks around it as a number with a sign and a unit anywhere around it; null where it is none. */
export function undress(text: string): DressedNumber | null {
  const found = parts.exec(text)?.groups
  if (!found) return null
  let before = (found.before as string).trim()
  let behind = (found.behind as string).trim()
  const signs: DressedNumber['sign'][] = []
  if (before.startsWith('(') && behind.endsWith(')')) {
    before = before.slice(1).trim()
    behind = behind.slice(0, -1).trim()
    signs.push('parentheses')
  }
  for (const at of [0, -1]) {
    const mark = before.at(at) ?? ''
    if (mark !== '+' && !minus.test(mark)) continue
    before = (at === 0 ? before.slice(1) : before.slice(0, -1)).trim()
    signs.push(mark === '+' ? 'plus' : 'minus')
  }
  // Of "1001-A" nobody knows what the dash means; "152,75- EUR" has its minus behind.
  if (minusBehind.test(behind)) {
    behind = behind.replace(minusBehind, '').trim()
    signs.push('behind')
  }
  if (before === formulaBefore && behind === '"') behind = ''
  const unit = before === '' ? behind : before
  if (partOfCode.test(unit)) return null
  if (signs.length > 1 || (before !== '' && behind !== '') || unit.length > longestUnit) return null
  return { digits: found.digits as string, sign: signs[0] ?? 'none', unit, leading: before !== '' }
}

/** A spelling that a reader of plain numbers takes, by the units and signs of a form; null where the text is of another form. */
export function plainSpelling(text: string, { units = [], minus: place }: ColumnForm): string | null {
  const found = undress(text)
  if (!found || (found.unit !== '' && !units.includes(found.unit))) return null
  const { sign, digits } = found
  if ((sign === 'behind' || sign === 'parentheses') && sign !== place) return null
  return sign === 'none' || sign === 'plus' ? digits : `-${digits}`
}
