import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PreparationSpec } from '@shared/spec/runSpec'
import type { Table } from '@shared/data/table/table'
import { fileAccess } from '../../../support/columnFile'
import { type SpecChanges, lineSpec, lineTable, train } from '../trainBench'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'beyond-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** More rows than a block, a category and missing values. */
const rows = 6000
const table: Table = {
  rows,
  columns: [
    ...lineTable.columns.map((column) => {
      if (column.kind !== 'number') throw new Error('The table holds numbers.')
      const values = Float64Array.from({ length: rows }, (_, row) => {
        if (column.name === 'z' && row % 29 === 0) return Number.NaN
        return column.values[row % lineTable.rows]! + (column.name === 'z' ? row / rows : 0)
      })
      return { ...column, values }
    }),
    {
      kind: 'category',
      name: 'c',
      type: 'category',
      codes: Uint32Array.from({ length: rows }, (_, row) => (row % 31 === 0 ? 0xffff_ffff : row % 3)),
      levels: ['p', 'q', 'r'],
    },
  ],
}

const preparation: Partial<PreparationSpec> = { features: ['x', 'z', 'c'], missing: 'impute' }
const cases: [string, SpecChanges][] = [
  ['logistic regression by mini-batches', { training: { batchSize: 32, epochs: 2 } }],
  ['logistic regression by full batches', { training: { batchSize: 'full', optimizer: 'gd', epochs: 3 } }],
  ['L-BFGS with weights', { preparation: { weights: 'w' }, training: { optimizer: 'lbfgs', batchSize: 'full', epochs: 5 } }], // prettier-ignore
  [
    'a network in float32 with dropout, class weights and early stopping',
    {
      network: { hidden: [9, 4], activation: 'relu', initialisation: 'he' },
      training: {
        ...{ optimizer: 'adam', batchSize: 50, epochs: 3, precision: 'float32' },
        ...{ dropout: 0.2, classWeights: 'balanced', patience: 2 },
      },
    },
  ],
  ["Newton's method with weights and class weights", { preparation: { weights: 'w' }, training: { optimizer: 'newton', batchSize: 'full', epochs: 6, l2: 0.001, classWeights: 'balanced' } }], // prettier-ignore
  ["Newton's method of numbers", { preparation: { task: 'regression', target: 'x', features: ['z', 'c'] }, training: { optimizer: 'newton', batchSize: 'full', loss: 'squaredError', epochs: 2 } }], // prettier-ignore
  ['rows that are dropped, scaled by quantiles, with products', { preparation: { missing: 'drop', standardization: 'robust' }, training: { epochs: 1 } }], // prettier-ignore
  ['a number', { preparation: { task: 'regression', target: 'x', features: ['z', 'c'] }, training: { loss: 'squaredError', epochs: 2 } }], // prettier-ignore
]

/** With no memory for the prepared rows, from a column file. */
const beyond = () => ({ access: fileAccess(join(folder, 'a.columns'), table), memory: 0, temporary: folder })

describe('a run whose data do not fit into memory', () => {
  it.each(cases)('comes to the same bits and metrics: %s', (_, changes) => {
    const spec = lineSpec({ ...changes, preparation: { ...preparation, ...changes.preparation } })
    const within = train(spec, { table })
    expect(within.ended.outcome).toBe('done')
    const outside = train(spec, { seat: beyond() })
    expect(outside.rows).toEqual(within.rows)
    expect(outside.ended.result).toEqual(within.ended.result)
    expect(outside.ended.parameters).toEqual(within.ended.parameters)
    expect(readdirSync(folder)).toEqual(['a.columns'])
  })

  it('goes on after a pause, on this thread or another, and leaves no file behind', () => {
    const spec = lineSpec({ preparation, training: { epochs: 3, batchSize: 32 } })
    const within = train(spec, { table })
    const first = train(spec, { seat: beyond(), until: 'epoch' })
    expect(readdirSync(folder)).toEqual(['a.columns', 'rows-r'])
    const second = train(spec, {
      ...{ seat: beyond(), until: 'batch', kept: first.kept },
      checkpoint: first.ended.checkpoint,
    })
    second.kept?.close()
    expect(readdirSync(folder)).toEqual(['a.columns'])
    const last = train(spec, { seat: beyond(), checkpoint: second.ended.checkpoint })
    expect(last.ended.result).toEqual(within.ended.result)
    expect(readdirSync(folder)).toEqual(['a.columns'])
  })

  it('leaves no file behind where it is refused or cancelled', () => {
    const spec = lineSpec({ preparation, training: { epochs: 1000, batchSize: 32 } })
    const cancelled = train(spec, {
      seat: beyond(),
      onMessage: (message, request) => {
        if (message.kind === 'progress') request('cancel')
      },
    })
    expect(cancelled.ended.outcome).toBe('cancelled')
    expect(readdirSync(folder)).toEqual(['a.columns'])
    const infinite = { ...table, columns: table.columns.map((column) => (column.name === 'x' && column.kind === 'number' ? { ...column, values: column.values.map(() => 1e300).fill(-1e300, 0, 9) } : column)) } // prettier-ignore
    const refused = train(
      lineSpec({ preparation: { ...preparation, standardization: 'none' }, training: { precision: 'float32' } }),
      { seat: { ...beyond(), access: fileAccess(join(folder, 'a.columns'), infinite) } },
    )
    expect(refused.ended).toMatchObject({ outcome: 'failed', problem: { code: 'bad-features' } })
    expect(refused.ended.problem?.message).toContain('below 3.4e38')
    expect(readdirSync(folder)).toEqual(['a.columns'])
  })
})
