import type { ImportWarning } from '../../../contract/dataset'
import { limits } from '../../../spec/limits'
import { outerKey } from '../cells/levelKeys'
import { LabError } from '../../../contract/labError'
import { counted, nameList, withThousands } from '../../../spec/words/wording'

/** In UTF-16 code units. */
const longestName = 1000

export interface Header {
  names: string[]
  warnings: ImportWarning[]
}

/** Where the header is, for messages. */
export interface HeaderPlace {
  file: string
  /** Counted from 1. */
  line: number
}

/**
 * Names of the columns: trimmed; without a name column_3 by its place, a name that was taken name_2, name_3 and so on, each different from
 * all others.
 *
 * @throws LabError `bad-file` for too many columns or an over-long name
 */
export function headerNames(cells: readonly string[], { file, line }: HeaderPlace): Header {
  checkWidth(cells.length, { file, line })
  const trimmed = cells.map(outerKey)
  const long = trimmed.findIndex((name) => name.length > longestName)
  if (long >= 0) {
    throw new LabError(
      'bad-file',
      `${file}, line ${line}: the name of column ${long + 1} is longer than 1,000 characters. Shorten it, then open the file again.`,
    )
  }
  const taken = new Set(trimmed)
  const suffixes = new Map<string, number>()
  const free = (name: string): string => {
    for (let suffix = suffixes.get(name) ?? 2; ; suffix++) {
      const ending = `_${suffix}`
      const candidate = name.slice(0, longestName - ending.length) + ending
      if (taken.has(candidate)) continue
      suffixes.set(name, suffix + 1)
      taken.add(candidate)
      return candidate
    }
  }
  const seen = new Set<string>()
  const blank: string[] = []
  const renamed: string[] = []
  const names = trimmed.map((name, index) => {
    if (name === '') {
      const plain = `column_${index + 1}`
      const given = taken.has(plain) ? free(plain) : plain
      taken.add(given)
      blank.push(given)
      return given
    }
    if (!seen.has(name)) {
      seen.add(name)
      return name
    }
    const given = free(name)
    renamed.push(given)
    return given
  })
  return { names, warnings: [...blankWarnings(blank), ...duplicateWarnings(renamed)] }
}

/** Names for a file without a header: column_1, column_2 and so on. @throws LabError `bad-file` for too many columns */
export function numberedNames(width: number, place: HeaderPlace): string[] {
  checkWidth(width, place)
  return Array.from({ length: width }, (_, index) => `column_${index + 1}`)
}

/** @param count of the empty names at the end of the header, which no row has a cell for */
export function headerEndWarnings(count: number): ImportWarning[] {
  if (count === 0) return []
  const message = 'The header ends with a delimiter too many; the empty name behind it is left out'
  return [{ code: 'trailing-delimiter', column: null, count, rows: [], message }]
}

/**
 * What is doubtful about the first row, with the other choice as a remedy.
 * @param reason why it is read as data ("it holds only numbers or dates"), or why it may be ("some of its cells occur again below")
 */
export function headerWarning(header: boolean, reason: string): ImportWarning {
  if (header) {
    const message = `The first row is read as the names of the columns, and may be data: ${reason}`
    const remedy = { label: 'Read it as data', changes: { header: false }, kept: 1, lost: 0 }
    return { code: 'doubtful-header', column: null, count: 1, rows: [], message, remedies: [remedy] }
  }
  const message = `The first row is read as data, since ${reason}; the columns are named column_1, column_2 and so on`
  const remedy = { label: 'Read it as names of the columns', changes: { header: true }, kept: 0, lost: 1 }
  return { code: 'no-header', column: null, count: 1, rows: [1], message, remedies: [remedy] }
}

/** @param rows directly below the header, as they are written */
export function labelRowWarning(rows: readonly (readonly string[])[]): ImportWarning {
  const count = rows.length
  const one = count === 1
  const message = `${one ? 'The row' : `The ${counted(count, 'row')}`} below the header (${quotedRow(rows[0] ?? [])}) ${one ? 'holds' : 'hold'} units, types or labels rather than data, as the rows below show; read as data`
  const remedy = { label: `Leave ${one ? 'it' : 'them'} out`, changes: { labelRows: count }, kept: 0, lost: count }
  const numbers = rows.map((_, index) => index + 1)
  return { code: 'label-row', column: null, count, rows: numbers, message, remedies: [remedy] }
}

/** @param rows directly below the header, as they are written */
export function labelRowsLeftOutWarning(rows: readonly (readonly string[])[]): ImportWarning[] {
  const count = rows.length
  if (count === 0) return []
  const message = `${counted(count, 'row')} below the header left out: ${quotedRow(rows[0] ?? [])}`
  return [{ code: 'row-left-out', column: null, count, rows: [], message }]
}

function quotedRow(cells: readonly string[]): string {
  const text = cells.map((cell) => cell.trim()).join(', ')
  return `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`
}

/** @param lines the first of them, as they are written */
export function linesAboveWarnings(lines: readonly string[], count: number): ImportWarning[] {
  if (count === 0) return []
  const shown = lines.map((line) => line.trim()).find((line) => line !== '') ?? ''
  const quoted = shown === '' ? '' : `: “${shown.length > 60 ? `${shown.slice(0, 59)}…` : shown}”`
  const message = `${counted(count, 'line')} above the table left out${quoted}`
  return [{ code: 'lines-above', column: null, count, rows: [], message }]
}

/** @throws LabError `bad-file` */
function checkWidth(width: number, { file, line }: HeaderPlace): void {
  if (width <= limits.columns) return
  throw new LabError(
    'bad-file',
    `${file}, line ${line}: ${counted(width, 'column')}; at most ${withThousands(limits.columns)} fit. Leave some out, then open the file again.`,
  )
}

function blankWarnings(names: readonly string[]): ImportWarning[] {
  const count = names.length
  if (count === 0) return []
  const message = `${counted(count, 'column')} without a name, now called ${nameList(names)}`
  return [{ code: 'blank-name', column: null, count, rows: [], message }]
}

function duplicateWarnings(names: readonly string[]): ImportWarning[] {
  const count = names.length
  if (count === 0) return []
  const message = `${counted(count, 'column')} with the name of an earlier one, now called ${nameList(names)}`
  return [{ code: 'duplicate-name', column: null, count, rows: [], message }]
}
