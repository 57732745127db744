/** A mark of a class: a shape in a square from -1 to 1, as SVG path data that canvas (Path2D) reads as well. */
export interface Mark {
  name: string
  path: string
  /** A second sign beside the shape. */
  colour: string
}

const shapes: Omit<Mark, 'colour'>[] = [
  { name: 'cross', path: 'M-.95-.6-.6-.95 0-.35.6-.95.95-.6.35 0 .95.6.6.95 0 .35-.6.95-.95.6-.35 0Z' },
  { name: 'circle', path: 'M-.9 0a.9.9 0 1 0 1.8 0a.9.9 0 1 0-1.8 0Z' },
  { name: 'triangle', path: 'M0-1.05 1 .75-1 .75Z' },
  { name: 'diamond', path: 'M0-1.1.85 0 0 1.1-.85 0Z' },
  { name: 'square', path: 'M-.8-.8.8-.8.8.8-.8.8Z' },
  { name: 'plus', path: 'M-.27-1 .27-1 .27-.27 1-.27 1 .27.27 .27.27 1-.27 1-.27.27-1 .27-1-.27-.27-.27Z' },
]

/** The mark of a row whose target is a number: the circle, which has the most room for its colour. */
export const valueMark = shapes.find(({ name }) => name === 'circle')?.path ?? ''

/** Of two classes: the ends of the colours of a probability, dark enough to be seen on them. The second is the event. */
const colourPair = ['#a31621', '#253f8e'] as const
/** Of more classes: none of these is a colour of the field, whose ends change with the class that is drawn. */
const colourRow = ['#00604a', '#6b2a86', '#7a4300', '#22262b', '#b0186a', '#0a6a85'] as const

/** How many classes have a mark of their own. */
export const markCount = shapes.length * 2

/** The mark of class `index` of `classCount`: six shapes, then the same in other colours, then from the beginning. */
export function markOf(index: number, classCount: number): Mark {
  const place = index % markCount
  const shape = shapes[place % shapes.length] ?? { name: 'circle', path: '' }
  const round = Math.floor(place / shapes.length)
  const colours = classCount > 2 ? colourRow : colourPair
  return { ...shape, colour: colours[(place + 3 * round) % colours.length] ?? inks.dark }
}

/** The same in both themes because marks lie on the field, whose colours do not change. */
export const inks = { dark: '#16181b', white: '#ffffff' } as const

/** Parts of the data in the order of their codes, and the size of their marks in CSS px (half the width). */
export const parts = [
  { name: 'training', radius: 4.4, size: 'large' },
  { name: 'validation', radius: 3, size: 'small' },
  { name: 'test', radius: 3.2, size: 'hollow' },
] as const

/** How much smaller marks are where `count` of them share the plot, so that the field stays visible between them. */
export function markScale(count: number): number {
  return Math.min(1, Math.max(0.35, Math.sqrt(400 / Math.max(1, count))))
}

/** With more marks than this they are small, without outlines and transparent, so that where they are dense is darker. */
export const denseFrom = 1500

/** How opaque one of `count` marks is. */
export function markOpacity(count: number): number {
  return count <= denseFrom ? 1 : Math.max(0.3, 0.8 * Math.sqrt(denseFrom / count))
}

/** A fill, and colours and widths (CSS px) of outlines from the outermost on: half of each is under what lies within. */
export interface Ink {
  fill: string
  outlines: [colour: string, width: number][]
}

/** How a mark is drawn in a part: rows of the test part are hollow. */
export function partInk(mark: Mark, part: number): Ink {
  if (part !== 2) return { fill: mark.colour, outlines: [[inks.white, 2.6]] }
  return {
    fill: inks.white,
    outlines: [
      [inks.white, 5],
      [mark.colour, 3],
    ],
  }
}

/** Around the mark of a misclassified row, in units of the mark. */
export const wrongRing = 'M-1.75 0a1.75 1.75 0 1 0 3.5 0a1.75 1.75 0 1 0-3.5 0Z'
export const wrongInk: Ink['outlines'] = [
  [inks.white, 3.6],
  [inks.dark, 1.6],
]
