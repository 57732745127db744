import { closeSync, openSync, writeSync } from 'node:fs'
import { createGenerator } from '../engine/generator.ts'

export interface TableShape {
  rows: number
  columns: number
  /** Whether every text stands in quotes. */
  quoted: boolean
  seed: number
}

type Cell = (random: () => number) => string

/** Significant digits of the number columns, in turn. */
const precisions = [4, 17, 6, 16, 8, 5, 10, 15, 7, 17, 12]
const categories = [
  ['red', 'green', 'blue', 'yellow'],
  Array.from({ length: 12 }, (_, index) => `district ${index + 1}`),
  Array.from({ length: 60 }, (_, index) => `model-${(index * 37) % 100}-${String.fromCharCode(97 + (index % 26))}`),
]
const integerRanges = [2, 100, 10_000, 2_000_000_000]

/** A category at every seventh place, as far as there are three of them, a boolean at the end, an integer at each fifth, else numbers. */
export function cellsOf({ columns, quoted }: Pick<TableShape, 'columns' | 'quoted'>): Cell[] {
  const text = (cell: string) => (quoted ? `"${cell}"` : cell)
  let categoryCount = 0
  let integerCount = 0
  let numberCount = 0
  return Array.from({ length: columns }, (_, index): Cell => {
    if (index === columns - 1) return (random) => text(random() < 0.5 ? 'true' : 'false')
    const levels = index % 7 === 3 ? categories[categoryCount] : undefined
    if (levels) {
      categoryCount += 1
      return (random) => text(levels[Math.floor(random() * levels.length)] as string)
    }
    if (index % 5 === 4) {
      const range = integerRanges[integerCount++ % integerRanges.length] as number
      return (random) => String(Math.floor(random() * range))
    }
    const precision = precisions[numberCount++ % precisions.length] as number
    const size = 10 ** (numberCount % 4)
    return (random) => String(Number(((random() - 0.5) * 2 * size).toPrecision(precision)))
  })
}

/** Writes a table of comma-separated rows that is the same at every call. */
export function writeTable(path: string, shape: TableShape): void {
  const random = createGenerator(shape.seed).uniform
  const cells = cellsOf(shape)
  const file = openSync(path, 'w')
  try {
    let text = `${cells.map((_, index) => `c${index + 1}`).join(',')}\n`
    for (let row = 0; row < shape.rows; row++) {
      for (let index = 0; index < cells.length; index++) {
        text += (index === 0 ? '' : ',') + (cells[index] as Cell)(random)
      }
      text += '\n'
      if (text.length > 1 << 20) {
        writeSync(file, text)
        text = ''
      }
    }
    writeSync(file, text)
  } finally {
    closeSync(file)
  }
}
