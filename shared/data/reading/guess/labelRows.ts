import type { CellKinds } from './headerGuess'

/** Rows of labels that files have at most: Qualtrics writes two, Dewesoft and the like names, units and types. */
const mostLabels = 3
/** Rows that have to speak for the kind of a column. */
const fewestRows = 3
const nearlyAll = 0.9
/** Rows in which a level of a column would most likely occur again. */
const enoughRows = 10

/**
 * How many rows directly below the header hold no data but units, types or labels: texts where the rows below them hold numbers or
 * dates; or, where no column does, texts of which none occurs again in columns of few levels.
 *
 * @param rows the header first
 */
export function guessLabelRows(rows: readonly (readonly string[])[], kinds: CellKinds): number {
  const [header = [], ...others] = rows
  const body = others.filter((row) => row.length === header.length)
  for (let count = Math.min(mostLabels, body.length - fewestRows); count > 0; count--) {
    const below = columnsOf(body.slice(count), kinds)
    const labels = body.slice(0, count)
    const repeats = labels.some((row) => row.every((cell, column) => cell.trim() === header[column]?.trim()))
    if (!repeats && labels.every((row) => isOfLabels(row, below, kinds))) return count
  }
  return 0
}

interface Below {
  /** Present cells, without blanks around. */
  cells: readonly string[]
  ofData: boolean
}

function columnsOf(rows: readonly (readonly string[])[], { isAbsent, isData }: CellKinds): Below[] {
  return (rows[0] ?? []).map((_, column) => {
    const cells = rows.map((row) => (row[column] as string).trim()).filter((cell) => !isAbsent(cell))
    return { cells, ofData: cells.length >= fewestRows && cells.filter(isData).length >= nearlyAll * cells.length }
  })
}

function isOfLabels(row: readonly string[], below: readonly Below[], { isAbsent, isData }: CellKinds): boolean {
  const present = below.flatMap((column, at) => {
    const cell = (row[at] as string).trim()
    return isAbsent(cell) ? [] : [{ ...column, cell }]
  })
  const overData = present.filter(({ ofData }) => ofData)
  if (overData.some(({ cell }) => isData(cell))) return false
  // A single word among numbers may be a missing value.
  if (overData.length > 1 || (overData.length === 1 && present.length === 1 && below.length > 1)) return true
  const isNew = ({ cells, cell }: (typeof present)[number]): boolean =>
    cells.length >= enoughRows && new Set(cells).size * 2 <= cells.length && !cells.includes(cell)
  return overData.length === 0 && present.length > 1 && present.length === below.length && present.every(isNew)
}
