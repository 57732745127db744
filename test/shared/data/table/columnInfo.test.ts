import { describe, expect, it } from 'vitest'
import { columnInfoSchema } from '@shared/spec/columnInfo'
import { describeColumn } from '@shared/data/table/columnInfo'
import { missingCode } from '@shared/data/table/table'

const numbers = (...values: number[]) =>
  describeColumn({ kind: 'number', name: 'n', type: 'number', values: Float64Array.from(values) })

describe('describeColumn', () => {
  it('gives exact statistics of the numbers that are there', () => {
    expect(numbers(10, Number.NaN, 2, 0, 4, 2)).toMatchObject({
      missing: 1,
      distinct: 4,
      min: 0,
      max: 10,
      mean: 3.6,
      lowerQuartile: 2,
      median: 2,
      upperQuartile: 4,
      levels: ['0', '2', '4', '10'],
    })
    expect(numbers(10, 2, 0, 4).sd).toBe(Math.sqrt(14))
  })

  // numpy 1.24: percentile, mean, std, unique and histogram of the same values.
  it.each([
    [
      'fractions',
      (row: number) => ((row * 7919) % 10_007) / 8 - 200,
      { min: -200, lowerQuartile: 112.625, median: 425.375, upperQuartile: 738.125, max: 1050.75, distinct: 10_007 },
      [425.4460833333333, 361.1007762539735],
      [602, 599, 598, 602, 600, 598, 601, 600, 599, 600, 601, 599, 599, 602, 599, 600, 601, 599, 599, 602],
    ],
    [
      'integers',
      (row: number) => ((row * 7919) % 1009) - 300,
      { min: -300, lowerQuartile: -48, median: 204, upperQuartile: 456, max: 708, distinct: 1009 },
      [204.1195, 291.2820278008068],
      [606, 594, 608, 593, 595, 607, 593, 607, 595, 593, 608, 595, 605, 597, 594, 605, 597, 606, 594, 608],
    ],
  ] as const)('describes many %s as numpy does', (_, valueAt, expected, [mean, sd], counts) => {
    const info = numbers(...Array.from({ length: 12_000 }, (__, row) => valueAt(row)))
    expect(info).toMatchObject(expected)
    expect(info.mean).toBeCloseTo(mean, 10)
    expect(info.sd).toBeCloseTo(sd, 10)
    expect(info.histogram.counts).toEqual(counts)
  })

  it('shows dates as dates', () => {
    const values = Float64Array.from({ length: 41 }, (_, day) => day * 86_400_000)
    const info = describeColumn({ kind: 'number', name: 'd', type: 'date', values })
    expect(info).toMatchObject({
      min: 0,
      max: 40 * 86_400_000,
      median: 20 * 86_400_000,
      upperQuartile: 30 * 86_400_000,
    })
    expect(info.levels?.slice(0, 2)).toEqual(['1970-01-01', '1970-01-02'])
    expect(info.histogram.labels[19]).toBe('1970-02-08 to 1970-02-10')
  })

  it('has a single bin for a single value and none for no value', () => {
    expect(numbers(5, 5).histogram).toEqual({ labels: ['5'], counts: [2] })
    expect(numbers(Number.NaN)).toMatchObject({ missing: 1, distinct: 0, min: null, mean: null, levels: [] })
  })

  it('fits the contract for the largest numbers', () => {
    expect(columnInfoSchema.parse(numbers(1.7e308, -1.7e308)).histogram.counts.reduce((a, b) => a + b)).toBe(2)
  })

  const described = (...levels: string[]) =>
    describeColumn({ kind: 'category', name: 'c', type: 'text', codes: Uint32Array.from(levels.keys()), levels })

  it('cuts the labels of long levels and does not list levels of more than 1,000 characters', () => {
    const [longest, longer] = ['x'.repeat(1000), 'x'.repeat(1001)]
    expect(described('a', longest)).toMatchObject({ distinct: 2, levels: ['a', longest] })
    expect(described('a', longer)).toMatchObject({ distinct: 2, levels: null })
    expect(described('a', longer).histogram).toEqual({ labels: ['a', `${'x'.repeat(99)}…`], counts: [1, 1] })
    expect(described('x'.repeat(100)).histogram.labels).toEqual(['x'.repeat(100)])
    expect(described(`${'x'.repeat(98)}😀😀`).histogram.labels).toEqual([`${'x'.repeat(98)}…`])
  })

  it('lists the most frequent levels first', () => {
    const info = describeColumn({
      kind: 'category',
      name: 'c',
      type: 'category',
      codes: Uint32Array.of(1, 0, 1, missingCode, 2, 1),
      levels: ['a', 'b', 'c'],
    })
    expect(info).toMatchObject({ missing: 1, distinct: 3, levels: ['a', 'b', 'c'], mean: null })
    expect(info.histogram).toEqual({ labels: ['b', 'a', 'c'], counts: [3, 1, 1] })
  })
})
