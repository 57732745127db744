import { LabError } from '@shared/contract/labError'
import { counted, withThousands } from '@shared/spec/words/wording'

/** In UTF-16 code units. */
export const longestCell = 1_000_000

const again = 'then open the file again.'
const faults = {
  open: 'a quote opens in this row and is never closed',
  followed: 'a closing quote is followed by other characters',
  long: 'the row does not end within 16 million characters',
}

export function quoteFault(name: string, line: number, fault: keyof typeof faults): LabError {
  return new LabError('bad-file', `${name}, line ${line}: ${faults[fault]}. Add or double the missing quote, ${again}`)
}

/** A row of another width than the header. */
export class WidthFault extends LabError {
  constructor(
    message: string,
    readonly line: number,
  ) {
    super('bad-file', message)
  }
}

export function widthFault(name: string, line: number, found: number, wanted: number): WidthFault {
  const fields = `${counted(found, 'field')} where the header has ${wanted}`
  return new WidthFault(
    `${name}, line ${line}: ${fields}. Check for a stray delimiter or a missing quote, or choose what becomes of rows with too few or too many fields, ${again}`,
    line,
  )
}

/** Half a row, since a carriage return in one of its cells is taken for a line end. */
export function returnFault(name: string, line: number): LabError {
  const what = 'a carriage return cuts this row in two, while lines of the file end with a line feed'
  return new LabError('bad-file', `${name}, line ${line}: ${what}. Take it out or put its cell in quotes, ${again}`)
}

export function cellFault(name: string, line: number, column: string): LabError {
  return new LabError(
    'bad-file',
    `${name}, line ${line}: the cell in ${column} is longer than ${withThousands(longestCell)} characters. Shorten it or check for a missing quote, ${again}`,
  )
}

export function noRowsFault(name: string): LabError {
  return new LabError('bad-file', `${name} has a header but no rows. Choose a file with rows.`)
}

export function blankFault(name: string): LabError {
  return new LabError('bad-file', `${name} holds only blank lines. Choose a file with a header and rows.`)
}

export function emptyFault(name: string): LabError {
  return new LabError('bad-file', `${name} is empty. Choose a file with a header and rows.`)
}
