import type { Task } from './choices'
import type { ColumnInfo } from './columnInfo'
import { canBeFeature, canBeTarget, tasksOf, varies } from './columnRules'
import { limits } from './limits'

const whole = (number: number) => number.toLocaleString('en-US')

/** Columns named one by one; the rest is counted. */
const listed = 4

/** Why a column can be neither classes nor numbers to predict, as few words; null where it can. */
export function targetObstacle(column: ColumnInfo): string | null {
  if (canBeTarget(column)) return null
  if (column.distinct === 0) return 'no value'
  if (!varies(column)) return column.distinct === 1 ? 'one value only' : 'one value but for rounding'
  if (column.type === 'date') return 'dates'
  return `${whole(column.distinct)} values, at most ${limits.classes}`
}

export interface TargetOption {
  value: string
  label: string
  disabled: boolean
}

/** Every column, those that cannot be the target with the reason; with nothing chosen, that comes first. */
export function targetOptions(columns: readonly ColumnInfo[], chosen: string): TargetOption[] {
  const options = columns.map((column) => {
    const obstacle = targetObstacle(column)
    const label = obstacle === null ? column.name : `${column.name} (${obstacle})`
    return { value: column.name, label, disabled: obstacle !== null }
  })
  if (chosen !== '') return options
  const label = columns.some(canBeTarget) ? 'choose a column' : 'no column fits'
  return [{ value: '', label, disabled: true }, ...options]
}

/** Why nothing in the file can be predicted and what to do; null where a column can be the target. */
export function noTargetText(columns: readonly ColumnInfo[]): string | null {
  if (columns.some(canBeTarget)) return null
  const many = columns.some((column) => column.distinct > limits.classes)
  const most = many ? `; at most ${limits.classes} can be classes` : ''
  const found = contents(columns, 'different texts')
  return `There is no column to predict: ${found}${most}. Open a file with a column of numbers, or of 2 to ${limits.classes} classes.`
}

/** Why the target cannot be predicted in this way and what to do; null where it can, or there is no such column. */
export function taskObstacle(column: ColumnInfo | undefined, task: Task): string | null {
  if (column === undefined || !canBeTarget(column) || tasksOf(column).includes(task)) return null
  if (task === 'regression') return `${column.name} holds no numbers: choose classification, or another target.`
  return `${column.name} has ${whole(column.distinct)} values, at most ${limits.classes} can be classes: choose regression, or another target.`
}

/** Why no column beside the target can be a feature and what to do; null where one can, or nothing is the target. */
export function noFeatureText(columns: readonly ColumnInfo[], target: string): string | null {
  const others = columns.filter((column) => column.name !== target)
  if (target === '' || others.some(canBeFeature)) return null
  const found = others.length === 0 ? 'it is the only column' : contents(others, 'different texts')
  const itself = columns.find((column) => column.name === target)
  const swap = itself !== undefined && canBeFeature(itself) && others.some(canBeTarget)
  const open = swap ? 'Choose another target, or open a file' : 'Open a file'
  return `There is no usable feature besides ${target}: ${found}. ${open} with a column of numbers or few categories.`
}

/** "x has 300 different values, y 300, year has one value and 3 more": the noun is said once in a row. */
function contents(columns: readonly ColumnInfo[], noun: string): string {
  let said = false
  const parts = columns.slice(0, listed).map((column) => {
    const values = column.distinct < 2 ? (column.distinct === 0 ? 'no value' : 'one value') : whole(column.distinct)
    const short = said && column.distinct > 1
    said = column.distinct > 1
    if (short) return `${column.name} ${values}`
    return `${column.name} has ${values}${said ? ` ${noun}` : ''}`
  })
  const more = columns.length - parts.length
  return parts.join(', ') + (more > 0 ? ` and ${whole(more)} more` : '')
}
