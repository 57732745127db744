import { readFileSync } from 'node:fs'
import type { RealArray } from '@shared/math/matrix'

/** Rows × columns, row by row, with a class index or a number for each row. */
export interface Table {
  rows: number
  columns: number
  values: Float64Array
  targets: Uint32Array
}

/** A bundled sample. Standardized is each feature less its mean over its population standard deviation. */
export function sampleTable(name: 'admissions' | 'iris' | 'breast_cancer', standardized: boolean): Table {
  const lines = readFileSync(`samples/${name}.csv`, 'utf8').trim().split(/\r?\n/).slice(1)
  const cells = lines.map((line) => line.split(','))
  const levels = [...new Set(cells.map((row) => row.at(-1)!))].sort()
  const columns = cells[0]!.length - 1
  const values = new Float64Array(cells.length * columns)
  for (let column = 0; column < columns; column++) {
    const raw = cells.map((row) => Number(row[column]))
    const mean = standardized ? raw.reduce((sum, x) => sum + x, 0) / raw.length : 0
    const sd = standardized ? Math.sqrt(raw.reduce((sum, x) => sum + (x - mean) ** 2, 0) / raw.length) : 1
    raw.forEach((x, row) => (values[row * columns + column] = (x - mean) / sd))
  }
  const targets = Uint32Array.from(cells, (row) => levels.indexOf(row.at(-1)!))
  return { rows: cells.length, columns, values, targets }
}

/** Logistic regression by the textbook, with λ/2 of the squared weights, and how often it was evaluated. */
export function logisticObjective({ rows, columns, values, targets }: Table, l2: number) {
  const objective = {
    evaluations: 0,
    evaluate(parameters: RealArray, gradient: RealArray): number {
      objective.evaluations++
      const sums = new Float64Array(columns + 1)
      let loss = 0
      for (let row = 0; row < rows; row++) {
        let z = parameters[columns]!
        for (let i = 0; i < columns; i++) z += values[row * columns + i]! * parameters[i]!
        loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - (targets[row] === 1 ? z : 0)
        const delta = 1 / (1 + Math.exp(-z)) - targets[row]!
        for (let i = 0; i < columns; i++) sums[i]! += delta * values[row * columns + i]!
        sums[columns]! += delta
      }
      let squares = 0
      for (let i = 0; i <= columns; i++) {
        const weight = i < columns ? parameters[i]! : 0
        gradient[i] = sums[i]! / rows + l2 * weight
        squares += weight * weight
      }
      return loss / rows + 0.5 * l2 * squares
    },
  }
  return objective
}
