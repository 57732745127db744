import { type Located, note, nothingLocated, rowsNoted } from '../located'

/** Rows that are told of, and the lines on which the first of them begin. */
export interface NotedLines {
  located: Located
  lines: number[]
}

export function noLines(): NotedLines {
  return { located: nothingLocated(), lines: [] }
}

export function noteLine({ located, lines }: NotedLines, row: number, line: number): void {
  note(located, row)
  if (lines.length < rowsNoted) lines.push(line)
}

/** Adds those of a stretch of rows that follow. @param row, line what its own count from */
export function addLines(sum: NotedLines, part: NotedLines, row: number, line: number): void {
  for (const at of part.located.rows) note(sum.located, row + at, 0)
  sum.located.count += part.located.count
  for (const at of part.lines) if (sum.lines.length < rowsNoted) sum.lines.push(line + at)
}
