import type { ColumnInfo } from '../columnInfo'
import { hasFewRowsPerValue, isNumeric, presentRows, tasksOf, varies } from '../columnRules'
import { noTargetText, taskObstacle } from '../columnFitness'
import { type Issue, issueAt } from '../issue'
import { limits } from '../limits'
import type { ClassWeights, PreparationSpec } from '../runSpec'
import { listedInIssue, nameList, withThousands } from '../words/wording'

type Known = ReadonlyMap<string, ColumnInfo>

/** Whether the target can be predicted, and as what. */
export function targetIssues({ target, task }: PreparationSpec, columns: readonly ColumnInfo[]): Issue[] {
  const path = 'preparation.target'
  if (target === '') {
    const none = noTargetText(columns)
    return [issueAt(path, none === null ? 'no-target' : 'no-possible-target', none ?? 'Choose the column to predict.')]
  }
  const column = columns.find(({ name }) => name === target)
  if (column === undefined) return []
  const { name, distinct, type } = column
  if (!varies(column)) {
    const what = distinct === 0 ? 'no value at all' : distinct === 1 ? 'one value only' : 'one value but for rounding'
    const needed = task === 'regression' ? 'two numbers' : 'two classes'
    const message = `${name} holds ${what}; a target needs at least ${needed}. Choose another column.`
    return [issueAt(path, 'target-does-not-vary', message, { name, distinct })]
  }
  if (type === 'date') {
    const message = `${name} holds dates, which cannot be predicted. Choose another column.`
    return [issueAt(path, 'target-is-date', message, { name })]
  }
  if (tasksOf(column).includes(task)) {
    return task === 'classification' && hasFewRowsPerValue(column) ? [fewRowsIssue(column)] : []
  }
  const code = task === 'regression' ? 'target-not-numeric' : 'too-many-classes'
  // Where the other task would do, the task is at fault; else the column.
  const obstacle = taskObstacle(column, task)
  if (obstacle !== null) return [issueAt('preparation.task', code, obstacle, { name, distinct })]
  const values = `${withThousands(distinct)} values, at most ${limits.classes} can be classes`
  const message = `${name} holds no numbers and has ${values}. Choose another column.`
  return [issueAt(path, code, message, { name, distinct })]
}

/** Whether the event is one of the target's classes. */
export function eventIssues({ event, task }: PreparationSpec, target: ColumnInfo | undefined): Issue[] {
  const levels = target?.levels ?? null
  if (event === null || task !== 'classification' || levels === null || levels.includes(event)) return []
  const name = target?.name ?? ''
  const message = `${event} is not a class of ${name}, which has ${nameList(levels, listedInIssue)}. Choose one of them.`
  return [issueAt('preparation.event', 'unknown-event', message, { name, event, levels })]
}

/** Of classes of one row each nothing can be learnt, whatever the split. */
function fewRowsIssue(column: ColumnInfo): Issue {
  const { name, distinct } = column
  const rows = presentRows(column)
  const each = distinct === rows ? 'every class has one row' : 'most classes have one row'
  const found = `${name} has ${withThousands(distinct)} different values in ${withThousands(rows)} rows, so that ${each}`
  const code = 'classes-of-one-row'
  return isNumeric(column)
    ? issueAt(
        'preparation.task',
        code,
        `${found}. It looks like a number: choose the task regression, or another target.`,
        { name, distinct, rows },
      )
    : issueAt('preparation.target', code, `${found}. Choose another target.`, { name, distinct, rows })
}

/** Whether a column can weigh rows, and whether classes that have a weight are there. */
export function weightIssues(
  { weights, task }: PreparationSpec,
  known: Known,
  target: ColumnInfo | undefined,
  classWeights: ClassWeights,
): Issue[] {
  const column = weights === null ? undefined : known.get(weights)
  const ofClasses = task === 'classification' && target !== undefined ? classIssues(target, classWeights) : []
  return [...(column === undefined ? [] : rowIssues(column)), ...ofClasses]
}

function rowIssues(column: ColumnInfo): Issue[] {
  const { name, min, max } = column
  const issue = (code: string, message: string) => [issueAt('preparation.weights', code, message, { name, min, max })]
  if (!isNumeric(column) || min === null || max === null) {
    return issue('weights-not-numbers', `${name} holds no numbers. Choose a column of numbers, 0 or more.`)
  }
  if (min < 0) {
    return issue('weights-negative', `${name} goes down to ${min}; a weight must be 0 or more. Choose another column.`)
  }
  return max === 0 ? issue('weights-zero', `${name} is 0 in every row. Choose another column.`) : []
}

function classIssues({ name, levels }: ColumnInfo, classWeights: ClassWeights): Issue[] {
  if (typeof classWeights === 'string' || levels === null) return []
  const unknown = Object.keys(classWeights).filter((level) => !levels.includes(level))
  const [first] = unknown
  if (first === undefined) return []
  const are = unknown.length === 1 ? 'is not a class' : 'are not classes'
  const message = `${nameList(unknown, listedInIssue)} ${are} of ${name}, which has ${nameList(levels, listedInIssue)}.`
  return [issueAt(['training', 'classWeights'], 'unknown-class', message, { name, unknown })]
}
