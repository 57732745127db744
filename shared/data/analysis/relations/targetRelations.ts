import type { TargetRelation, TargetRelations } from '../../../contract/analysis'
import type { Task } from '../../../spec/choices'
import { namedColumn } from '../../table/namedColumn'
import { type Column, missingCode } from '../../table/table'
import { type RowStretches, correlate } from '../correlation'
import { loadedColumn } from '../loadedColumn'
import { correlationRatio } from './correlationRatio'
import { cramersV } from './cramersV'
import { type Groups, groupsOf } from './groups'

/**
 * How strongly each of these columns goes together with the target, the strongest first and those without a figure last. Which figure
 * follows from the kinds of the two: Pearson's r of two numbers, the point-biserial correlation of a number with two classes (of which
 * `event` has the higher numbers where it is above 0), the correlation ratio of a number with several groups, Cramér's V of two
 * categories. Each is over the rows where both are there.
 * @throws LabError `bad-call` for a column that is not there, or a target that does not fit the task
 */
export function targetRelations(
  table: RowStretches,
  { columns, target, task, event }: { columns: readonly string[]; target: string; task: Task; event: string | null },
): TargetRelations {
  const answer = loadedColumn(namedColumn(table, target, { code: 'bad-call' }))
  const named = columns.map((name) => namedColumn(table, name, { code: 'bad-call' }))
  const relate =
    task === 'regression' ? byNumber(table, answer) : byClasses(groupsOf(answer), answer.kind === 'number', event)
  const relations = named.map((column) => ({ column: column.name, ...relate(loadedColumn(column)) }))
  const size = ({ value }: TargetRelation) => (Number.isNaN(value) ? -1 : Math.abs(value))
  return { target, relations: relations.sort((first, second) => size(second) - size(first)) }
}

type Relate = (column: Column) => Omit<TargetRelation, 'column'>

function byNumber(table: RowStretches, target: Column): Relate {
  return (column) => {
    if (column.kind === 'number') {
      const value = correlate(table, [column.name, target.name]).values[1] as number
      return { measure: 'pearson', value, rows: sharedRows(column, target) }
    }
    // A target of texts is refused here, by the same sentence as in a correlation of two.
    if (target.kind !== 'number') correlate(table, [target.name])
    const { ratio, rows } = correlationRatio((target as { values: Float64Array }).values, groupsOf(column))
    return { measure: 'correlationRatio', value: ratio, rows }
  }
}

function byClasses(classes: Groups, ofNumbers: boolean, event: string | null): Relate {
  const places = [...classes.names.keys()].filter((group) => ofNumbers || classes.of.includes(group))
  const chosen = classes.names.indexOf(event ?? '')
  return (column) => {
    if (column.kind === 'category') {
      const { value, rows } = cramersV(groupsOf(column), classes)
      return { measure: 'cramersV', value, rows }
    }
    const { ratio, means, rows } = correlationRatio(column.values, classes)
    if (places.length !== 2) return { measure: 'correlationRatio', value: ratio, rows }
    const high = places.includes(chosen) ? chosen : (places[1] as number)
    const low = places.find((group) => group !== high) as number
    const sign = (means[high] as number) < (means[low] as number) ? -1 : 1
    return { measure: 'pointBiserial', value: sign * ratio, rows }
  }
}

function sharedRows(one: Column, other: Column): number {
  const [first, second] = [presence(one), presence(other)]
  let rows = 0
  for (let row = 0; row < first.length; row++) if (first.has(row) && second.has(row)) rows += 1
  return rows
}

function presence(column: Column): { length: number; has: (row: number) => boolean } {
  if (column.kind === 'category') {
    const { codes } = column
    return { length: codes.length, has: (row) => codes[row] !== missingCode }
  }
  const { values } = column
  return { length: values.length, has: (row) => !Number.isNaN(values[row]) }
}
