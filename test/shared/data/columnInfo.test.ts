import { describe, expect, it } from 'vitest'
import { columnInfoSchema } from '@shared/contract/dataset'
import { describeColumn } from '@shared/data/columnInfo'
import { missingCode } from '@shared/data/table'

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
      median: 2,
      levels: ['0', '2', '4', '10'],
    })
    expect(numbers(10, 2, 0, 4).sd).toBe(Math.sqrt(14))
  })

  it('counts numbers in twenty bins of equal width', () => {
    const { histogram } = numbers(...Array.from({ length: 41 }, (_, index) => index))
    expect(histogram.labels).toHaveLength(20)
    expect(histogram.labels[0]).toBe('0 to 2')
    expect(histogram.labels[19]).toBe('38 to 40')
    expect(histogram.counts).toEqual([...new Array<number>(19).fill(2), 3])
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
