import { readFileSync } from 'node:fs'
import { expect } from 'vitest'

const table = JSON.parse(readFileSync('test/data/distributions.json', 'utf8')) as Record<string, number[][]>

/** Holds a function to what test/data/distributions.py stored of it, to 1e-12 of each figure. */
export function expectFigures(name: string, ours: (...values: number[]) => number): void {
  const rows = table[name] ?? []
  expect(rows.length).toBeGreaterThan(10)
  for (const row of rows) {
    const [values, figure] = [row.slice(0, -1), row.at(-1) as number]
    const apart = Math.abs(ours(...values) - figure)
    expect(apart, `${name}(${values.join(', ')})`).toBeLessThanOrEqual(1e-12 * Math.abs(figure))
  }
}
