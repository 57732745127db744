import type { Field } from '@shared/contract/run'
import { fieldAt } from './fieldGeometry'
import { formatNumber, formatShare } from './formatNumber'
import { parts } from './marks'
import type { FieldPoints } from './paintPoints'
import type { PlotTable } from './plotTable'

/** Names that head the columns of a field's table. */
export interface FieldNames {
  x: string
  y: string
  classes: string[]
  /** The class whose probability is drawn. */
  positive: string
}

/** The rows on a field with the field's probability there; without rows, the field itself on eleven by eleven places. */
export function fieldTable(field: Field | null, points: FieldPoints | null, names: FieldNames): PlotTable {
  const header = [names.x, names.y, ...(points === null ? [] : ['Class']), `P(${names.positive})`]
  if (field === null) return { header, rows: [] }
  if (points === null) {
    const places = Array.from({ length: 11 }, (_, i) => i / 10)
    const between = (min: number, max: number, share: number) => min + (max - min) * share
    const rows = places.flatMap((up) =>
      places.map((across) => {
        const x = between(field.xMin, field.xMax, across)
        const y = between(field.yMin, field.yMax, up)
        return [formatNumber(x, 6), formatNumber(y, 6), formatShare(fieldAt(field, x, y), 4)]
      }),
    )
    return { header, rows }
  }
  const part = points.part
  const rows = Array.from(points.x, (x, i) => {
    const y = points.y[i] ?? NaN
    const row = [formatNumber(x, 6), formatNumber(y, 6), names.classes[points.classes[i] ?? -1] ?? '–']
    row.push(formatShare(fieldAt(field, x, y), 4))
    if (part !== undefined) row.push(parts[part[i] ?? 0]?.name ?? '–')
    return row
  })
  return { header: part === undefined ? header : [...header, 'Part'], rows }
}
