import type { Field } from '@shared/contract/run'
import { fieldAt } from '../fieldGeometry'
import type { FieldScale } from './fieldScale'
import { formatNumber } from '../../wording/formatNumber'
import { parts } from './marks'
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

/** The rows on a field with the field's value there; without rows, the field itself on eleven by eleven places. */
export function fieldTable(
  field: Field | null,
  points: FieldPoints | null,
  names: FieldNames,
  scale: FieldScale,
): PlotTable {
  const header = [names.x, names.y, ...(points === null ? [] : [names.target]), scale.name]
  if (field === null) return { header, rows: [] }
  const predicted = (x: number, y: number) => scale.format(fieldAt(field, x, y), scale.quantity === 'value' ? 6 : 4)
  if (points === null) {
    const places = Array.from({ length: 11 }, (_, i) => i / 10)
    const between = (min: number, max: number, share: number) => min + (max - min) * share
    const rows = places.flatMap((up) =>
      places.map((across) => {
        const x = between(field.xMin, field.xMax, across)
        const y = between(field.yMin, field.yMax, up)
        return [formatNumber(x, 6), formatNumber(y, 6), predicted(x, y)]
      }),
    )
    return { header, rows }
  }
  const { part, values } = points
  const own = (i: number) => (values ? formatNumber(values[i], 6) : (names.classes[points.classes[i] ?? -1] ?? '–'))
  const rows = Array.from(points.x, (x, i) => {
    const y = points.y[i] ?? NaN
    const row = [formatNumber(x, 6), formatNumber(y, 6), own(i), predicted(x, y)]
    if (part !== undefined) row.push(parts[part[i] ?? 0]?.name ?? '–')
    return row
  })
  return { header: part === undefined ? header : [...header, 'Part'], rows }
}
