/** Columns as one collects them by hand: a cell that Number() takes is a number, others stay texts. */
export function createColumns() {
  let columns: (number | string)[][] = []
  let rows = 0
  return {
    /** The first row is the header. */
    add(row: readonly string[]): void {
      if (columns.length === 0) {
        columns = row.map(() => [])
        return
      }
      for (let column = 0; column < columns.length; column++) {
        const cell = row[column] as string
        const value = Number(cell)
        ;(columns[column] as (number | string)[]).push(cell === '' || Number.isNaN(value) ? cell : value)
      }
      rows += 1
    },
    get rows() {
      return rows
    },
    /** How many columns hold numbers only. */
    get numbers() {
      return columns.filter((column) => column.every((cell) => typeof cell === 'number')).length
    },
  }
}
