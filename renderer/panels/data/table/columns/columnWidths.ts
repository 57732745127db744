/** Widths of the grid's columns, in CSS px. */
export const columnWidths = { initial: 136, least: 72, most: 640, step: 16 } as const

/** Of a cell at the left and right. */
const padding = 16
/** The type, the marks and the buttons of a head stand beside each other. */
const leastHead = 104

export function withinWidths(width: number): number {
  return Math.round(Math.min(columnWidths.most, Math.max(columnWidths.least, width)))
}

/**
 * Wide enough for these cells and for the name on two lines.
 * @param measure the width of a text in CSS px
 */
export function fittedWidth(name: string, cells: readonly string[], measure: (text: string) => number): number {
  const widest = cells.reduce((most, cell) => Math.max(most, measure(cell)), 0)
  // A line of the two breaks where it must: a tenth more than half leaves room for that.
  return withinWidths(Math.max(leastHead, Math.ceil(widest) + padding, Math.round(measure(name) * 0.55) + padding))
}
