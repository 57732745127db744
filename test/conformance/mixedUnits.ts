import type { Table } from '@shared/data/table/table'
import { tableOf } from '../shared/data/exampleTables'

/** Numerical Recipes' linear congruential generator, as in test/data/mixedUnits.py, which draws the same tables. */
function createDraw(seed: number) {
  let state = seed
  const uniform = () => {
    state = (1664525 * state + 1013904223) % 4294967296
    return state / 4294967296
  }
  const normal = () => {
    let total = -6
    for (let i = 0; i < 12; i++) total += uniform()
    return total
  }
  return { uniform, normal }
}

export interface MixedTable {
  table: Table
  features: string[]
  task: 'classification' | 'regression'
}

/** A random table with the target `y` whose columns have units from 1e-6 to 1e12 and means up to 20 standard deviations from 0. */
export function mixedTable(seed: number): MixedTable {
  const { uniform, normal } = createDraw(seed)
  const kind = ['two', 'three', 'number'][seed % 3] as 'two' | 'three' | 'number'
  const rows = 60 + Math.floor(uniform() * 60)
  const width = 1 + Math.floor(uniform() * 6)
  const alike = uniform() < 0.3
  const units = Array.from({ length: width }, () => Number(`1e${Math.floor(uniform() * 19) - 6}`))
  const offsets = Array.from({ length: width }, () => (uniform() < 0.5 ? 0 : 40 * (uniform() - 0.5)))
  const lines = Array.from({ length: rows }, () => {
    const row = Array.from({ length: width }, normal)
    if (alike && width > 1) row[1] = row[0]! + 0.05 * row[1]!
    const score = row[0]! - (width > 1 ? 0.5 * row.at(-1)! : 0) + 1.5 * normal()
    const place = Number(score > 0.2) + Number(kind === 'three' && score > 1.2)
    const cells = row.map((value, j) => String((value + offsets[j]!) * units[j]!))
    return [...cells, kind === 'number' ? String(score) : `class ${place}`].join(',')
  })
  const features = units.map((_, j) => `x${j}`)
  const table = tableOf([...features, 'y'].join(','), ...lines)
  return { table, features, task: kind === 'number' ? 'regression' : 'classification' }
}
