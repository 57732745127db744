import type { Field } from '@shared/contract/run'
import { formatCount, withMinusSigns } from '../../wording/formatNumber'
import type { FieldScale } from './fieldScale'
import type { FieldPoints } from './paintPoints'
import { misclassified, notUsed, coveredPart } from './pointPredictions'
import { drawnRows } from './sampleRows'

/** More features than this are named one by one only when somebody asks. */
export const heldNamed = 3

const pairs = (held: Field['held']) =>
  held.map(({ feature, value }) => `${feature} = ${withMinusSigns(value)}`).join(', ')

/** At which values the features are held that are not on the plane; null where all of them are. */
export function heldText(held: Field['held']): string | null {
  return held.length === 0 ? null : `Other features held at ${pairs(held)}.`
}

/** The same with the first features only, where they are many. */
export function shortHeldText(held: Field['held']): string | null {
  if (held.length <= heldNamed + 1) return heldText(held)
  return `Other features held at ${pairs(held.slice(0, heldNamed))} and ${formatCount(held.length - heldNamed)} more.`
}

/** What is to be known of a picture, a line each. */
export function fieldNotes(field: Field | null, points: FieldPoints | null, scale: FieldScale): string[] {
  const lines: string[] = []
  const wrong = wrongText(points)
  if (wrong !== null) lines.push(wrong)
  const { low, high, quantity } = scale
  if (quantity === 'value' && field?.values.some((value) => value < low || value > high)) {
    lines.push('Values beyond the scale have its end colours.')
  }
  const given = points?.x.length ?? 0
  const total = points?.total ?? given
  const drawn = Math.min(given, drawnRows)
  if (drawn < total) lines.push(`${formatCount(drawn)} of ${formatCount(total)} rows drawn.`)
  const rowsOf = (wanted: number) => points?.part?.reduce((sum, code) => sum + (code === wanted ? 1 : 0), 0) ?? 0
  const [unused, covered] = [rowsOf(notUsed), rowsOf(coveredPart)]
  if (unused > 0) lines.push(`Not drawn: ${formatCount(unused)} that the run does not use.`)
  if (covered > 0) lines.push(`Neither drawn nor counted: ${formatCount(covered)} test rows, which are sealed.`)
  return lines
}

function wrongText(points: FieldPoints | null): string | null {
  const { part, wrong = null } = points ?? {}
  if (part === undefined || wrong === null) return null
  const count = misclassified({ predicted: new Float64Array(), part, wrong })
  if (count === null) return null
  const rows = (points?.total ?? 0) > part.length ? 'sampled rows' : 'rows'
  return `${formatCount(count.wrong)} of ${formatCount(count.rows)} ${rows} misclassified.`
}
