import type { RowFilter, TableView } from '@shared/contract/dataset'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import { formatTick } from '@renderer/wording/formatNumber'
import { dateText } from '../columns/dateText'

/** Levels that are named; more are counted. */
const named = 3

/** What a filter lets pass, after the column's name: "30 to 50", "at least 30", "north, south", "missing". */
export function filterText(filter: RowFilter, column: ColumnInfo | undefined): string {
  const show = (value: number) => (column?.type === 'date' ? dateText(value) : formatTick(value))
  if (filter.kind === 'range') {
    const { from, to } = filter
    if (from === null && to === null) return 'not missing'
    if (from === null) return `at most ${show(to ?? 0)}`
    if (to === null) return `at least ${show(from)}`
    return from === to ? show(from) : `${show(from)} to ${show(to)}`
  }
  const texts = filter.levels.map((level) => level ?? 'missing')
  if (texts.length === 0) return 'none'
  return texts.length <= named
    ? texts.join(', ')
    : `${texts.slice(0, named).join(', ')} and ${texts.length - named} more`
}

/** How the rows are sorted, in words. */
export function sortText({ column, descending }: NonNullable<TableView['sort']>): string {
  return `${column}, ${descending ? 'descending' : 'ascending'}`
}
