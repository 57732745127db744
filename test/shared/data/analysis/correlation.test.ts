import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correlate } from '@shared/data/analysis/correlation'
import type { Table } from '@shared/data/table/table'
import { numbers, problemOf, tableWith, texts } from '../preparation/splits/splitBench'
import { inStretches, sampleTable } from './sampleTable'

const iris = sampleTable('iris')
const measures = ['sepal_length', 'sepal_width', 'petal_length', 'petal_width']
const correlationOf = (table: Table, ...names: string[]) => Array.from(correlate(inStretches(table), names).values)
const expectClose = (found: number[], expected: number[][]) =>
  expected.flat().forEach((value, index) => expect(found[index]).toBeCloseTo(value, 13))

describe('correlate', () => {
  it('is numpy.corrcoef where nothing is missing', () => {
    expectClose(correlationOf(iris, ...measures), [
      [1, -0.11756978413300088, 0.8717537758865838, 0.8179411262715758],
      [-0.11756978413300088, 1, -0.42844010433053864, -0.3661259325364377],
      [0.8717537758865838, -0.42844010433053864, 1, 0.962865431402796],
      [0.8179411262715758, -0.3661259325364377, 0.962865431402796, 1],
    ])
  })

  it('takes the rows that each pair has, like pandas', () => {
    const columns = iris.columns.map((column) => {
      if (column.kind !== 'number') return column
      const gap = { sepal_length: (row: number) => row % 7 === 3, petal_length: (row: number) => row % 5 === 1 }
      const isGap = gap[column.name as keyof typeof gap]
      return { ...column, values: column.values.map((value, row) => (isGap?.(row) ? Number.NaN : value)) }
    })
    expectClose(correlationOf({ ...iris, columns }, ...measures), [
      [1, -0.10339879515141882, 0.8771226145092126, 0.8233353132244149],
      [-0.10339879515141882, 1, -0.4434209302050625, -0.3661259325364377],
      [0.8771226145092126, -0.4434209302050625, 1, 0.9629145594351923],
      [0.8233353132244149, -0.3661259325364377, 0.9629145594351923, 1],
    ])
  })

  it('keeps its digits far from 0, where numpy has nine left', () => {
    const far = Array.from({ length: 20 }, (_, row) => 1e9 + (row % 7) * 1e-3)
    const near = Array.from({ length: 20 }, (_, row) => (row * row) % 11)
    const table = tableWith(numbers('far', far), numbers('near', near))
    // In exact arithmetic of fractions.
    expect(correlationOf(table, 'far', 'near')[1]).toBeCloseTo(-0.12160076381615893, 15)
  })

  it('is not defined where a column never varies among the rows that both have', () => {
    const gap = Number.NaN
    // Ten times 0.1 does not add up to 1.
    const tenths = new Array<number>(10).fill(0.1)
    const gaps = new Array<number>(10).fill(gap)
    const counts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    const table = tableWith(
      numbers('constant', [...tenths, ...tenths]),
      numbers('a', [...tenths, ...counts]),
      numbers('b', [...counts, ...gaps]),
      numbers('none', [...gaps, ...gaps]),
      numbers('alone', [gap, 5, ...gaps, ...gaps].slice(0, 20)),
    )
    const names = ['constant', 'a', 'b', 'none', 'alone']
    const values = correlationOf(table, ...names)
    const defined = names.flatMap((first, i) =>
      names.flatMap((second, j) => (Number.isNaN(values[i * 5 + j]) ? [] : `${first} ${second} ${values[i * 5 + j]}`)),
    )
    expect(defined).toEqual(['a a 1', 'b b 1'])
  })

  it('takes no rounding error for a spread: one value, however often', () => {
    for (const value of [0.1, 14.62, 1 / 3, 1e9 + 0.1]) {
      for (const rows of [3, 7, 10, 999, 1000]) {
        const counts = Array.from({ length: rows }, (_, row) => row)
        const table = tableWith(numbers('constant', new Array<number>(rows).fill(value)), numbers('counts', counts))
        expect(correlationOf(table, 'constant', 'counts')).toEqual([Number.NaN, Number.NaN, Number.NaN, 1])
      }
    }
  })

  it('takes no rounding error for a spread where the rows that both have begin in a later block', () => {
    const rows = 66_536
    const both = (row: number) => row >= 65_536
    const table = tableWith(
      numbers(
        'constant',
        Array.from({ length: rows }, (_, row) => (both(row) ? 14.62 : 1e9 + 0.3)),
      ),
      numbers(
        'late',
        Array.from({ length: rows }, (_, row) => (both(row) ? row : Number.NaN)),
      ),
    )
    expect(correlationOf(table, 'constant', 'late').slice(1, 3)).toEqual([Number.NaN, Number.NaN])
  })

  it('is the same over several blocks of rows as over one, and at any scale', () => {
    const rows = 150_000
    const wave = Float64Array.from({ length: rows }, (_, row) => ((row * 7919) % 1000) - 500)
    const other = wave.map((value, row) => value + ((row * 104_729) % 777))
    const gaps = other.map((value, row) => (row < 70_000 && row % 3 === 0 ? Number.NaN : value))
    const small = (values: Float64Array, factor: number) => Array.from(values, (value) => value * factor)
    const at = (factor: number) =>
      correlationOf(
        tableWith(
          numbers('x', small(wave, factor)),
          numbers('y', small(other, 1 / factor)),
          numbers('z', small(gaps, factor)),
        ),
        ...['x', 'y', 'z'],
      )
    const plain = at(1)
    // The textbook formula, exact here: all sums are whole numbers below 2^53.
    let [n, sx, sz, sxx, szz, sxz] = [0, 0, 0, 0, 0, 0]
    for (let row = 0; row < rows; row++) {
      const [x, z] = [wave[row]!, gaps[row]!]
      if (Number.isNaN(z)) continue
      ;[n, sx, sz, sxx, szz, sxz] = [n + 1, sx + x, sz + z, sxx + x * x, szz + z * z, sxz + x * z]
    }
    const expected = (n * sxz - sx * sz) / Math.sqrt(n * sxx - sx * sx) / Math.sqrt(n * szz - sz * sz)
    expect(plain[2]).toBeCloseTo(expected, 12)
    expect(at(2 ** 500)).toEqual(plain)
    expect(at(2 ** -500)).toEqual(plain)
  })

  it('is symmetric, within -1 and 1, and 1 with itself', () => {
    const cell = fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { nil: Number.NaN, freq: 5 })
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 30 })
    fc.assert(
      fc.property(rows, (list) => {
        const names = ['a', 'b', 'c']
        const table = tableWith(
          ...names.map((name, index) =>
            numbers(
              name,
              list.map((row) => row[index]!),
            ),
          ),
        )
        const values = correlationOf(table, ...names)
        for (let i = 0; i < 3; i++) {
          for (let j = 0; j < 3; j++) {
            const value = values[i * 3 + j]!
            expect(Object.is(value, values[j * 3 + i])).toBe(true)
            if (Number.isNaN(value)) continue
            expect(Math.abs(value)).toBeLessThanOrEqual(1)
            if (i === j) expect(value).toBe(1)
          }
        }
      }),
    )
  })

  it('refuses texts and columns that are not there', () => {
    const table = tableWith(numbers('a', [1, 2]), texts('colour', ['x', 'y']))
    expect(problemOf(() => correlationOf(table, 'a', 'colour'))).toEqual({
      code: 'bad-call',
      message: 'colour holds text; a correlation needs columns of numbers. Leave it out.',
    })
    expect(problemOf(() => correlationOf(table, 'a', 'b'))?.message).toBe('The table has no column named b. Close: a.')
  })
})
