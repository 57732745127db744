import { LabError, type ProblemCode } from '../../contract/labError'
import { type Column, type Table, findColumn } from './table'
import { didYouMean } from '../../spec/words/wording'

export interface ColumnRefusal {
  code: ProblemCode
  /** The setting that names the column. */
  setting?: string
  /** What the column is wanted for: "for the target". */
  purpose?: string
}

/** @throws LabError with this code where the table has no column of this name; it offers those of similar names */
export function namedColumn(table: Table, name: string, { code, setting, purpose }: ColumnRefusal): Column {
  const column = findColumn(table, name)
  if (column) return column
  const names = table.columns.map((candidate) => candidate.name)
  const wanted = purpose === undefined ? name : `${name} ${purpose}`
  throw new LabError(code, `The table has no column named ${wanted}. ${didYouMean(name, names)}`, setting)
}
