/** How many lines end before a character. */
export function lineEnds(text: string, before: number): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < before; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** @param lines where each begins, in their order */
export function withoutLines(text: string, lines: readonly { at: number }[]): string {
  const parts: string[] = []
  let from = 0
  for (const { at } of lines) {
    parts.push(text.slice(from, at))
    from = text.indexOf('\n', at) + 1
  }
  return parts.join('') + text.slice(from)
}

/** The text behind its first lines. */
export function textBelow(text: string, lines: number): string {
  let at = 0
  for (let line = 0; line < lines; line++) {
    const end = text.indexOf('\n', at)
    if (end < 0) return ''
    at = end + 1
  }
  return at === 0 ? text : text.slice(at)
}

/** Looks for a line end that is a carriage return alone, in a text that comes in pieces. */
export interface ReturnSearch {
  push(piece: string): void
  /** Whether the line or the one before it ends so, although the first line ends otherwise. */
  found(): boolean
}

/** @param line counted from 1 */
export function createReturnSearch(line: number): ReturnSearch {
  let at = 1
  let isFirst = false
  let isCut = false
  let open = false
  const end = (alone: boolean): void => {
    if (at === 1) isFirst = alone
    if (at === line - 1 || at === line) isCut ||= alone
    at += 1
  }
  return {
    push: (piece) => {
      const text = open ? `\r${piece}` : piece
      open = text.endsWith('\r')
      for (const mark of (open ? text.slice(0, -1) : text).match(/\r\n?|\n/g) ?? []) {
        if (at > line) return
        end(mark === '\r')
      }
    },
    found: () => isCut && !isFirst,
  }
}
