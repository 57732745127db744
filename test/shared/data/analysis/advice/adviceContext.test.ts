import { describe, expect, it } from 'vitest'
import { defaultPreparation } from '../../../../support/defaults'
import {
  type Finding,
  adviceContext,
  advise,
  leaveOut,
  percent,
  sizeOf,
} from '@shared/data/analysis/advice/adviceContext'
import type { Column, Table } from '@shared/data/table/table'
import { numbers, problemOf, tableWith, texts } from '../../preparation/splits/splitBench'

const preparationOf = (...features: string[]) => ({ ...defaultPreparation, target: 'y', features })
const none = new Uint32Array(0)
const unfitted = () => null
const trainingOn = (train: Uint32Array) => ({ train, validation: none, test: none })

describe('adviceContext', () => {
  it('has the columns of the preparation in its order, and all training rows where they are few', () => {
    const table = tableWith(numbers('a', [1, 2, 3, 4]), texts('b', ['p', null, 'q', 'p']), texts('y', [...'npnp']))
    const parts = trainingOn(Uint32Array.of(1, 3))
    const { features, target, sample } = adviceContext(table, preparationOf('b', 'gone', 'a'), parts, unfitted)
    expect([features.map(({ name }) => name), target.name]).toEqual([['b', 'a'], 'y'])
    expect(sample).toMatchObject({ rows: 2, name: 'the 2 training rows' })
    expect(sample.features[1]).toEqual(numbers('a', [2, 4]))
    expect(problemOf(() => adviceContext({ ...table, columns: [] }, preparationOf('a'), parts, unfitted))?.code).toBe(
      'bad-target',
    )
  })

  it('draws 50,000 of many training rows by the split seed, each equally likely, and keeps their order', () => {
    const rows = 120_000
    const values = Float64Array.from({ length: rows }, (_, row) => row)
    const row: Column = { kind: 'number', name: 'row', type: 'number', values }
    const table: Table = { rows, columns: [row, { ...row, name: 'y' }] }
    const train = Uint32Array.from({ length: 100_000 }, (_, place) => place + 20_000)
    const drawn = (splitSeed: number) => {
      const { sample } = adviceContext(table, { ...preparationOf('row'), splitSeed }, trainingOn(train), unfitted)
      const [column] = sample.features
      return { ...sample, list: column?.kind === 'number' ? column.values : new Float64Array(0) }
    }
    const { list, name } = drawn(1)
    expect([list.length, name]).toEqual([50_000, 'a sample of 50,000 training rows'])
    expect(list[0]).toBeGreaterThanOrEqual(20_000)
    expect(list.every((value, place) => place === 0 || value > list[place - 1]!)).toBe(true)
    // Of the first half 25,000 are expected, with a standard deviation of 112 (hypergeometric).
    expect(Math.abs(list.filter((value) => value < 70_000).length - 25_000)).toBeLessThan(5 * 112)
    expect(drawn(1).list).toEqual(list)
    expect(drawn(2).list).not.toEqual(list)
    expect(train[0]).toBe(20_000)
  })

  it('looks at fewer rows of a wide table: 20 million cells', () => {
    const rows = 45_000
    const codes = new Uint32Array(rows)
    const columns = Array.from({ length: 500 }, (_, index): Column => {
      return { kind: 'category', name: index === 499 ? 'y' : `c${index}`, type: 'category', codes, levels: ['a'] }
    })
    const names = columns.slice(0, 499).map(({ name }) => name)
    const train = Uint32Array.from(codes.keys())
    const { sample } = adviceContext({ rows, columns }, preparationOf(...names), trainingOn(train), unfitted)
    expect(sample.rows).toBe(40_000)
  })
})

it('is said with defaults: no rows and no fix', () => {
  const finding: Finding = { code: 'duplicate-rows', columns: [], message: 'm', reason: 'r' }
  expect(advise(finding)).toEqual({ ...finding, rows: [], fix: null })
  expect(advise({ ...finding, rows: [3] }).rows).toEqual([3])
})

it('is mended by leaving columns out, unless that would be all of them', () => {
  const preparation = preparationOf('a', 'b', 'c')
  expect(leaveOut(preparation, ['b'])).toEqual({ label: 'Leave b out', features: ['a', 'c'] })
  expect(leaveOut(preparation, ['a', 'c'])).toEqual({ label: 'Leave 2 columns out', features: ['b'] })
  expect(leaveOut(preparation, ['a', 'b', 'c'])).toBeNull()
})

it('never rounds up to all, nor to a correlation of 1', () => {
  expect([0, 0.1234, 0.9994, 0.99999, 1].map(percent)).toEqual(['0 %', '12.3 %', '99.9 %', '99.9 %', '100 %'])
  const sizes = [0.12345, -0.5, 0.99996, -0.99999, 1 - 1e-13, -1]
  expect(sizes.map((correlation) => sizeOf(correlation, 4))).toEqual([0.1235, 0.5, 0.9999, 0.9999, 1, 1])
})
