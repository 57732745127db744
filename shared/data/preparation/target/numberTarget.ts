import { LabError } from '../../../contract/labError'
import { type Scaling, fitScaling } from '../standardization'
import type { Column, NumberColumn } from '../../table/table'
import { extremes, isRounding } from '../../../math/roundingSpread'
import { counted } from '../../../spec/words/wording'

const setting = 'preparation.target'

/**
 * The target of a regression.
 * @throws LabError `bad-target` for a column of texts
 */
export function numberTarget(column: Column): NumberColumn {
  if (column.kind === 'number') return column
  throw new LabError(
    'bad-target',
    `The target ${column.name} holds text; a regression needs numbers. Choose a column of numbers, or set the task to classification.`,
    setting,
  )
}

/** @throws LabError `bad-target` where the target has not two values that differ by more than rounding among these rows, which all have one */
export function checkTargetVaries({ name, values }: NumberColumn, rows: Uint32Array): void {
  const first = values[rows[0] ?? 0]
  const [least, most] = extremes(Float64Array.from(rows, (row) => values[row] as number))
  if (least < most && !isRounding(least, most)) return
  const found = rows.length === 0 ? 'has no value' : `is ${first} in each of`
  const place = `${rows.length === 0 ? 'in the rows' : `the ${counted(rows.length, 'row')}`} that can be used`
  throw new LabError(
    'bad-target',
    `The target ${name} ${found} ${place}; it needs at least two different numbers. Choose another target column.`,
    setting,
  )
}

/**
 * Mean 0 and population standard deviation 1 over the training rows, so that a learning rate means the same in every unit.
 * @param rows training rows; each has a finite value
 * @param weights how often each of them counts (`rowCounts`); null where each counts once
 */
export function fitTargetScaling(
  { values }: NumberColumn,
  rows: Uint32Array,
  weights: Float64Array | null = null,
): Scaling {
  const chosen = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) chosen[i] = values[rows[i] as number] as number
  return fitScaling(chosen, 'zscore', weights)
}
