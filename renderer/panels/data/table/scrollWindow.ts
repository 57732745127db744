/** Rows of one height behind a window, in CSS px. */
export interface ScrollFrame {
  rows: number
  rowHeight: number
  /** Of the window. */
  height: number
}

/**
 * The tallest element that is scrolled over. Browsers place elements by 32-bit floats, whole up to 2^24 px, and end an element
 * at some 17 to 33 million px: beyond this height a px of the scroll bar stands for more than one.
 */
const tallest = 8_000_000

export function fullHeight({ rows, rowHeight }: ScrollFrame): number {
  return rows * rowHeight
}

/** How tall the element is that is scrolled over. */
export function scrollHeight(frame: ScrollFrame): number {
  return Math.min(fullHeight(frame), tallest)
}

/** Whether a px of the scroll bar stands for more than a px of the rows. */
export function isScaled(frame: ScrollFrame): boolean {
  return fullHeight(frame) > tallest
}

/** The largest offset: the last row at the lower edge. */
export function lastOffset(frame: ScrollFrame): number {
  return Math.max(0, fullHeight(frame) - frame.height)
}

export function withinRows(frame: ScrollFrame, offset: number): number {
  return Math.min(Math.max(0, offset), lastOffset(frame))
}

/** How many px of the rows lie above the window where the scroll bar stands at `scrollTop`. */
export function offsetAt(frame: ScrollFrame, scrollTop: number): number {
  const track = scrollHeight(frame) - frame.height
  return track <= 0 ? 0 : withinRows(frame, (scrollTop / track) * lastOffset(frame))
}

/** The inverse of `offsetAt`. */
export function scrollTopAt(frame: ScrollFrame, offset: number): number {
  const last = lastOffset(frame)
  return last === 0 ? 0 : (withinRows(frame, offset) / last) * (scrollHeight(frame) - frame.height)
}

/** First and last row to draw, both included; last is below first where there is none. */
export function rowsInWindow(frame: ScrollFrame, offset: number, around: number): [first: number, last: number] {
  const first = Math.floor(offset / frame.rowHeight) - around
  const last = Math.ceil((offset + frame.height) / frame.rowHeight) - 1 + around
  return [Math.max(0, first), Math.min(frame.rows - 1, last)]
}

/** An offset at which a row is wholly in the window: the nearest, or where that is further than a window away the row is in the middle. */
export function offsetToShow(frame: ScrollFrame, offset: number, row: number): number {
  const top = row * frame.rowHeight
  const lowest = top + frame.rowHeight - frame.height
  const nearest = Math.max(lowest, Math.min(top, offset))
  const far = Math.abs(nearest - offset) > frame.height
  return withinRows(frame, far ? Math.round((top + lowest) / 2) : nearest)
}
