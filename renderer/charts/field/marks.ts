/** A mark of a class: an outline in a square from -1 to 1, as SVG path data that canvas (Path2D) reads as well. */
export interface Mark {
  name: string
  path: string
  /** Dark marks on a white outline, or white ones on a dark outline: a second sign beside the shape. */
  ink: 'dark' | 'white'
}

const shapes: Omit<Mark, 'ink'>[] = [
  { name: 'cross', path: 'M-.95-.6-.6-.95 0-.35.6-.95.95-.6.35 0 .95.6.6.95 0 .35-.6.95-.95.6-.35 0Z' },
  { name: 'circle', path: 'M-.9 0a.9.9 0 1 0 1.8 0a.9.9 0 1 0-1.8 0Z' },
  { name: 'triangle', path: 'M0-1.05 1 .75-1 .75Z' },
  { name: 'diamond', path: 'M0-1.1.85 0 0 1.1-.85 0Z' },
  { name: 'square', path: 'M-.8-.8.8-.8.8.8-.8.8Z' },
  { name: 'plus', path: 'M-.27-1 .27-1 .27-.27 1-.27 1 .27.27 .27.27 1-.27 1-.27.27-1 .27-1-.27-.27-.27Z' },
]

/** The mark of a row whose target is a number: the circle, which has the most room for its colour. */
export const valueMark = shapes.find(({ name }) => name === 'circle')?.path ?? ''

/** Crosses are dark first, the others white; the second round of shapes has the ink the other way round. */
function inkOf(name: string, round: number): 'dark' | 'white' {
  return (name === 'cross' || name === 'plus') === (round % 2 === 0) ? 'dark' : 'white'
}

/** How many classes have a mark of their own. */
export const markCount = shapes.length * 2

/** The mark of class `index`: six shapes, then the same with the inks exchanged, then from the beginning. */
export function markOf(index: number): Mark {
  const place = index % markCount
  const shape = shapes[place % shapes.length] ?? { name: 'circle', path: '' }
  return { ...shape, ink: inkOf(shape.name, Math.floor(place / shapes.length)) }
}

/** Fill and outline; the same in both themes because marks lie on the field, whose colours do not change. */
export const inks = { dark: '#16181b', white: '#ffffff' } as const

/** Parts of the data in the order of their codes, and the size of their marks in CSS px (half the width). */
export const parts = [
  { name: 'training', radius: 4.4 },
  { name: 'validation', radius: 3 },
  { name: 'test', radius: 3 },
] as const

/** How much smaller marks are where `count` of them share the plot, so that the field stays visible between them. */
export function markScale(count: number): number {
  return Math.min(1, Math.max(0.35, Math.sqrt(400 / Math.max(1, count))))
}

/** Rows of the test part exchange the inks of their mark. */
export function partInks(mark: Mark, part: number): { fill: string; outline: string } {
  const dark = (mark.ink === 'dark') !== (part === 2)
  return dark ? { fill: inks.dark, outline: inks.white } : { fill: inks.white, outline: inks.dark }
}
