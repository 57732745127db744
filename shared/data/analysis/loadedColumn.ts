import type { Column } from '../table/table'

/**
 * The column with its cells at hand. Those of a table beyond memory are read when they are touched, so that a loop that goes
 * through the column itself would read them for each row.
 */
export function loadedColumn<Kind extends Column>(column: Kind): Kind {
  return { ...column }
}

/** These rows of a column, as a column of their own. */
export function columnRows(column: Column, rows: Uint32Array): Column {
  if (column.kind === 'number') {
    const { values } = column
    const chosen = new Float64Array(rows.length)
    for (let place = 0; place < rows.length; place++) chosen[place] = values[rows[place] as number] as number
    return { kind: 'number', name: column.name, type: column.type, values: chosen }
  }
  const { codes } = column
  const chosen = new Uint32Array(rows.length)
  for (let place = 0; place < rows.length; place++) chosen[place] = codes[rows[place] as number] as number
  return { kind: 'category', name: column.name, type: column.type, codes: chosen, levels: column.levels }
}
