import type { ColumnType, Reading } from '../../../spec/reading'

/** The type that somebody chose for a column; null where its cells decide. Names such as __proto__ are names of columns too. */
export function chosenType({ types }: Pick<Reading, 'types'>, column: string): ColumnType | null {
  return Object.hasOwn(types, column) ? (types[column] ?? null) : null
}
