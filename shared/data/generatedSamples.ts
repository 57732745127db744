import { type Random, createRandom } from '../math/random'

export const generatedSamples = ['two-moons', 'circles', 'xor', 'spiral'] as const
export type GeneratedSample = (typeof generatedSamples)[number]

interface Point {
  x: number
  y: number
}

interface Shape {
  rows: number
  /** Standard deviation of the normal noise on x and y. */
  noise: number
  /** A point of class 0 or 1, before noise. */
  point(label: 0 | 1, random: Random): Point
}

const shapes: Record<GeneratedSample, Shape> = {
  'two-moons': {
    rows: 300,
    noise: 0.15,
    point: (label, random) => {
      const { x, y } = onCircle(random.uniform() / 2)
      return label === 0 ? { x, y } : { x: 1 - x, y: 0.5 - y }
    },
  },
  circles: {
    rows: 300,
    noise: 0.1,
    point: (label, random) => {
      const { x, y } = onCircle(random.uniform())
      const radius = label === 0 ? 1 : 0.5
      return { x: radius * x, y: radius * y }
    },
  },
  xor: {
    rows: 400,
    noise: 0.08,
    point: (label, random) => {
      const x = 2 * random.uniform() - 1
      const side = random.uniform()
      return { x, y: x < 0 === (label === 0) ? -side : side }
    },
  },
  spiral: {
    rows: 400,
    noise: 0.03,
    point: (label, random) => {
      const along = Math.sqrt(random.uniform())
      const { x, y } = onCircle(1.5 * along + (label === 0 ? 0 : 0.5))
      return { x: along * x, y: along * y }
    },
  },
}

/**
 * The CSV text of a drawn table: columns x, y and label (0 or 1), classes of equal size in alternating rows, four decimals.
 * The same kind and seed give the same text.
 */
export function generateSample(kind: GeneratedSample, seed = 1): string {
  const { rows, noise, point } = shapes[kind]
  const random = createRandom(seed, 'sample')
  const lines = ['x,y,label']
  for (let row = 0; row < rows; row++) {
    const label = row % 2 === 0 ? 0 : 1
    const { x, y } = point(label, random)
    lines.push(`${decimals(x + noise * random.normal())},${decimals(y + noise * random.normal())},${label}`)
  }
  return `${lines.join('\n')}\n`
}

function decimals(value: number): string {
  const text = value.toFixed(4)
  return text === '-0.0000' ? '0.0000' : text
}

/**
 * The point of the unit circle after so many turns. Four decimals of the result are kept, so the last bits of the host's
 * sine and cosine do not show.
 */
function onCircle(turns: number): Point {
  const angle = 2 * Math.PI * turns
  return { x: Math.cos(angle), y: Math.sin(angle) }
}
