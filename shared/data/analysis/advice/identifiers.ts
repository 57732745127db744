import type { Advice } from '../../../contract/analysis'
import { sortNumbers } from '../../../math/sortNumbers'
import { type CategoryColumn, type NumberColumn, missingCode } from '../../table/table'
import { counted, withThousands } from '../../../spec/words/wording'
import { type AdviceContext, advise, leaveOut } from './adviceContext'

const fewestRows = 20
/** Share of the rows with a value of their own, from which a column names rows. */
const nearlyAll = 0.98
const nearlyAllTexts = 0.95
/** The same where the name says it too. */
const manyWithName = 0.9
/** A run of whole numbers without large gaps: at least this share of those between its ends is there. */
const dense = 0.5
const firstLook = 5000

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

/** Features that name the row instead of describing it. */
export function identifierAdvice({ features, preparation }: AdviceContext): Advice[] {
  return features.flatMap((column) => {
    const { name } = column
    const found = column.kind === 'number' ? numberIdentifier(column, features.length === 1) : textIdentifier(column)
    if (found === null) return []
    return advise({
      code: 'identifier',
      columns: [name],
      message: `${name} has ${found}.`,
      reason:
        'A value that names one row says nothing about a new one. A model can only learn it by heart, or mistake the order of the file for a reason.',
      fix: leaveOut(preparation, [name]),
    })
  })
}

function isNamedAsIdentifier(name: string): boolean {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
  return words.some((word) => nameWords.has(word) || glued.test(word))
}

/**
 * Whole numbers that hardly ever come twice and are called an identifier, follow one another in equal steps, or fill the range
 * between their smallest and largest. Plain measurements do none of these.
 */
function numberIdentifier({ name, type, values }: NumberColumn, alone: boolean): string | null {
  const named = isNamedAsIdentifier(name)
  if (type === 'date' || (!named && (alone || calendar.test(name)))) return null
  const present = new Float64Array(values.length)
  let count = 0
  let least = Infinity
  let most = -Infinity
  const early = new Set<number>()
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (Number.isNaN(value)) continue
    if (!Number.isInteger(value)) return null
    if (count < firstLook) early.add(value)
    else if (count === firstLook && early.size < firstLook * manyWithName) return null
    if (value < least) least = value
    if (value > most) most = value
    present[count++] = value
  }
  if (count < fewestRows) return null
  const inFileOrder = present.subarray(0, count)
  const steady = hasEqualSteps(inFileOrder)
  if (!named && !steady && count / (most - least + 1) < dense) return null
  const distinct = countDistinct(sortNumbers(inFileOrder.slice()))
  if (distinct < count * (named ? manyWithName : nearlyAll)) return null
  const how = steady ? ', each the same step from the last' : ''
  return `${withThousands(distinct)} different whole numbers in ${counted(count, 'row')}${how}`
}

function hasEqualSteps(values: Float64Array): boolean {
  const step = (values[1] as number) - (values[0] as number)
  if (step === 0) return false
  for (let place = 2; place < values.length; place++) {
    if ((values[place] as number) - (values[place - 1] as number) !== step) return false
  }
  return true
}

function countDistinct(ascending: Float64Array): number {
  let distinct = 0
  for (let place = 0; place < ascending.length; place++) {
    if (place === 0 || ascending[place] !== ascending[place - 1]) distinct += 1
  }
  return distinct
}

function textIdentifier({ name, codes, levels }: CategoryColumn): string | null {
  const seen = new Uint8Array(levels.length)
  let count = 0
  let distinct = 0
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number
    if (code === missingCode) continue
    count += 1
    if (seen[code] === 1) continue
    seen[code] = 1
    distinct += 1
  }
  if (count < fewestRows || distinct < count * (isNamedAsIdentifier(name) ? manyWithName : nearlyAllTexts)) return null
  return `${withThousands(distinct)} different texts in ${counted(count, 'row')}`
}
