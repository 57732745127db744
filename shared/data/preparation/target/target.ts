import { LabError } from '../../../contract/labError'
import { limits } from '../../../spec/limits'
import { namedColumn } from '../../table/namedColumn'
import { type CategoryColumn, type Column, type Table, missingCode } from '../../table/table'
import { byCodeUnit, counted, didYouMean, withThousands } from '../../../spec/words/wording'

const setting = 'preparation.target'

/** @throws LabError `bad-target` where the table has no such column */
export function targetColumn(table: Table, name: string): Column {
  return namedColumn(table, name, { code: 'bad-target', setting, purpose: 'for the target' })
}

/**
 * The classes among these rows: numbers in numeric order, else by code unit.
 *
 * @throws LabError `bad-target` for fewer than two classes or more than `limits.classes`
 */
export function targetClasses(column: Column, rows: Uint32Array): string[] {
  const classes = column.kind === 'number' ? numberClasses(column.values, rows) : levelClasses(column, rows)
  const { name } = column
  if (classes.length < 2) {
    const found = classes.length === 0 ? 'has no value' : `has one class (${classes[0]})`
    throw new LabError(
      'bad-target',
      `The target ${name} ${found} in the ${counted(rows.length, 'row')} that can be used; it needs at least two. Choose another target column.`,
      setting,
    )
  }
  if (classes.length > limits.classes) {
    const what = column.kind === 'number' ? 'different numbers' : 'different texts'
    const choose = `Choose a column of categories${column.kind === 'number' ? ', or set the task to regression' : ''}.`
    throw new LabError(
      'bad-target',
      `The target ${name} has ${withThousands(classes.length)} ${what}; at most ${limits.classes} classes can be told apart. ${choose}`,
      setting,
    )
  }
  return classes
}

/**
 * The classes as a fitted target has them: of two the event last, which is the second in order where nobody chose; others as they are.
 * @throws LabError `bad-setting` where two are left and the event is neither
 */
export function eventLast(classes: readonly string[], event: string | null, target: string): string[] {
  if (event === null || classes.length !== 2) return [...classes]
  if (classes.includes(event)) return [...classes.filter((name) => name !== event), event]
  throw new LabError(
    'bad-setting',
    `No row that can be used has the class ${event} of ${target}. ${didYouMean(event, classes)}`,
    'preparation.event',
  )
}

function numberClasses(values: Float64Array, rows: Uint32Array): string[] {
  const distinct = new Set<number>()
  for (const row of rows) {
    const value = values[row] as number
    if (!Number.isNaN(value)) distinct.add(value)
  }
  return Array.from(distinct)
    .sort((first, second) => first - second)
    .map(String)
}

function levelClasses({ codes, levels }: CategoryColumn, rows: Uint32Array): string[] {
  const seen = new Uint8Array(levels.length)
  for (const row of rows) {
    const code = codes[row] as number
    if (code !== missingCode) seen[code] = 1
  }
  return levels.filter((_, code) => seen[code] === 1).sort(byCodeUnit)
}
