import type { Advice } from '../../../contract/analysis'
import {
  fewestIdentifierRows,
  isNamedAsCalendar,
  isNamedAsIdentifier,
  manyWithName,
  nameRows,
} from '../../../spec/identifierColumns'
import { sortNumbers } from '../../../math/sortNumbers'
import { type CategoryColumn, type NumberColumn, missingCode } from '../../table/table'
import { counted, withThousands } from '../../../spec/words/wording'
import { type AdviceContext, advise, leaveOut } from './adviceContext'

const nearlyAllTexts = 0.95
const firstLook = 5000

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
        'A value that identifies a single row says nothing about new rows. A model can only memorise it, or mistake the order of the file for a cause.',
      fix: leaveOut(preparation, [name]),
    })
  })
}

/** @param alone whether it is the only feature, which is hardly one by mistake */
function numberIdentifier({ name, type, values }: NumberColumn, alone: boolean): string | null {
  const named = isNamedAsIdentifier(name)
  if (type === 'date' || (!named && (alone || isNamedAsCalendar(name)))) return null
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
  if (count < fewestIdentifierRows) return null
  const inFileOrder = present.subarray(0, count)
  const steady = hasEqualSteps(inFileOrder)
  const distinct = countDistinct(sortNumbers(inFileOrder.slice()))
  if (!nameRows({ name, present: count, distinct, min: least, max: most }, steady)) return null
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
  if (count < fewestIdentifierRows || distinct < count * (isNamedAsIdentifier(name) ? manyWithName : nearlyAllTexts))
    return null
  return `${withThousands(distinct)} different texts in ${counted(count, 'row')}`
}
