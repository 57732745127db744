import type { ColumnInfo } from '@shared/spec/columnInfo'
import { limits } from '@shared/spec/limits'
import type { Task } from '@shared/spec/choices'

/** Columns that are held against the target: all but itself, free text and identifiers. */
export function relatedColumns(columns: readonly ColumnInfo[], target: string): string[] {
  return columns
    .filter(({ name, type }) => name !== target && type !== 'text' && type !== 'identifier')
    .slice(0, limits.columns)
    .map(({ name }) => name)
}

const isNumber = ({ type }: Pick<ColumnInfo, 'type'>) => type === 'number' || type === 'integer' || type === 'date'

export type PairPlot = { kind: 'scatter'; x: string; y: string } | { kind: 'histograms'; column: string; by: string }

/** What a pair is seen by: two numbers by a scatter, else the one that is spread by the groups of the other. */
export function pairPlot(column: ColumnInfo, target: ColumnInfo, task: Task): PairPlot {
  if (task === 'classification') return { kind: 'histograms', column: column.name, by: target.name }
  if (isNumber(column)) return { kind: 'scatter', x: column.name, y: target.name }
  return { kind: 'histograms', column: target.name, by: column.name }
}
