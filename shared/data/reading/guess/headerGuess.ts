/** What the first rows say about the first one. */
export interface HeaderGuess {
  /** Whether it names the columns. */
  header: boolean
  /** Why it is read as data, or why it may be data; null where it plainly names the columns. */
  doubt: string | null
  /** Whether numbers or dates below its texts prove it. */
  isProven: boolean
}

export interface CellKinds {
  isAbsent(cell: string): boolean
  /** Whether a cell is absent, or spells a number or a date. */
  isData(cell: string): boolean
}

/** A column is one of data where nearly all of its cells are. */
const nearlyAll = 0.9
/** Rows in which a level of a column would most likely occur again. */
const enoughRows = 6

/**
 * Whether the first row is a header: it is where it differs in kind from the rows below (a text above numbers), or where none of its
 * cells occurs below. It is none where all of its cells are numbers or dates.
 */
export function guessHeader(rows: readonly (readonly string[])[], kinds: CellKinds): HeaderGuess {
  const first = rows[0] ?? []
  const { isAbsent, isData } = kinds
  if (first.every(isAbsent)) return guessed(true)
  if (first.every(isData)) return guessed(false, 'it holds only numbers or dates')
  const evidence = evidenceOf(rows, kinds)
  const against = evidence.repeated + evidence.numbers
  if (evidence.above > 0) {
    const doubt = against > evidence.above ? 'some of its cells occur again below' : null
    return { header: true, doubt, isProven: true }
  }
  if (against === 0) return guessed(true)
  if (evidence.repeated === 0) {
    if (namesByNumbers(first.filter((cell) => !isAbsent(cell) && isData(cell)))) return guessed(true)
    return guessed(true, 'it holds numbers as the rows below do')
  }
  const header = evidence.unseen > against
  return guessed(header, header ? 'some of its cells occur again below' : 'its cells occur again below')
}

function guessed(header: boolean, doubt: string | null = null): HeaderGuess {
  return { header, doubt, isProven: false }
}

interface Evidence {
  /** Columns of numbers or dates below a text. */
  above: number
  /** Columns with few levels, of which the first cell is none. */
  unseen: number
  /** Columns of texts in which the first cell occurs again. */
  repeated: number
  /** Columns of numbers or dates that begin with one; where the same one occurs again, that is `repeated`. */
  numbers: number
}

function evidenceOf(rows: readonly (readonly string[])[], { isAbsent, isData }: CellKinds): Evidence {
  const first = rows[0] ?? []
  const whole = trimmed(first)
  // A header that is repeated says nothing of its cells.
  const body = rows.slice(1).filter((row) => row.length === first.length && trimmed(row) !== whole)
  const evidence: Evidence = { above: 0, unseen: 0, repeated: 0, numbers: 0 }
  first.forEach((cell, column) => {
    const cells = body.map((row) => (row[column] as string).trim()).filter((text) => !isAbsent(text))
    if (isAbsent(cell) || cells.length === 0) return
    const ofData = cells.filter(isData).length >= nearlyAll * cells.length
    const occurs = cells.includes(cell.trim())
    if (ofData && !isData(cell)) evidence.above += 1
    else if (occurs) evidence.repeated += 1
    else if (ofData) evidence.numbers += 1
    else if (cells.length >= enoughRows && new Set(cells).size * 2 <= cells.length) evidence.unseen += 1
  })
  return evidence
}

function trimmed(row: readonly string[]): string {
  return JSON.stringify(row.map((cell) => cell.trim()))
}

/** Whole numbers that follow one another, such as years: names of columns more likely than cells. */
function namesByNumbers(cells: readonly string[]): boolean {
  const values = cells.map(Number)
  return (
    values.length > 1 && values.every((value, at) => Number.isInteger(value) && value === (values[0] as number) + at)
  )
}
