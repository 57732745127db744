import type { Field } from '@shared/contract/run'
import { fieldAt } from '../fieldGeometry'
import type { FieldScale } from './fieldScale'
import { formatNumber } from '../../wording/formatNumber'
import { heldText } from './fieldNotes'
import { parts } from './marks'
import { coveredPart } from './pointPredictions'
import type { FieldPoints } from './paintPoints'
import type { PlotTable } from '../plotTable'

/** Names that head the columns of a field's table. */
export interface FieldNames {
  x: string
  y: string
  /** What the rows are told apart by: "Class", or the target. */
  target: string
  /** Empty where the target is a number. */
  classes: string[]
}

/**
 * The rows on a field with what the run predicts for each; the value of the plane at its place where that is not known (yet), which is
 * another one where features are held. Without rows, the field itself on eleven by eleven places.
 */
export function fieldTable(
  field: Field | null,
  points: FieldPoints | null,
  names: FieldNames,
  scale: FieldScale,
): PlotTable {
  if (points === null) return planeTable(field, names, scale)
  const { part, values, predicted = null } = points
  const digits = scale.quantity === 'value' ? 6 : 4
  const format = (value: number) => scale.format(value, digits)
  const own = (i: number) => (values ? formatNumber(values[i], 6) : (names.classes[points.classes[i] ?? -1] ?? '–'))
  const columns: [name: string, cell: (i: number) => string][] = [
    [names.x, (i) => formatNumber(points.x[i], 6)],
    [names.y, (i) => formatNumber(points.y[i], 6)],
    [names.target, own],
  ]
  if (predicted !== null) columns.push([scale.name, (i) => format(predicted[i] ?? NaN)])
  else if (field !== null) {
    columns.push([planeName(scale), (i) => format(fieldAt(field, points.x[i] ?? NaN, points.y[i] ?? NaN))])
  }
  if (part !== undefined)
    columns.push(['Part', (i) => parts[part[i] ?? 0]?.name ?? (part[i] === coveredPart ? 'test, sealed' : 'not used')])
  return {
    header: columns.map(([name]) => name),
    rows: Array.from(points.x, (_, i) => columns.map(([, cell]) => cell(i))),
    ...(predicted === null ? noteOf(field) : {}),
  }
}

/** "P(admitted = 1) on the plane": not what is predicted for a row, whose other features have values of their own. */
const planeName = (scale: FieldScale) => `${scale.name} on the plane`

function noteOf(field: Field | null): { note?: string } {
  const note = field === null ? null : heldText(field.held)
  return note === null ? {} : { note }
}

/** Places along either side. */
const places = Array.from({ length: 11 }, (_, i) => i / 10)

function planeTable(field: Field | null, names: FieldNames, scale: FieldScale): PlotTable {
  const header = [names.x, names.y, planeName(scale)]
  if (field === null) return { header, rows: [] }
  const between = (min: number, max: number, share: number) => min + (max - min) * share
  const rows = places.flatMap((up) =>
    places.map((across) => {
      const x = between(field.xMin, field.xMax, across)
      const y = between(field.yMin, field.yMax, up)
      const value = scale.format(fieldAt(field, x, y), scale.quantity === 'value' ? 6 : 4)
      return [formatNumber(x, 6), formatNumber(y, 6), value]
    }),
  )
  return { header, rows, ...noteOf(field) }
}
