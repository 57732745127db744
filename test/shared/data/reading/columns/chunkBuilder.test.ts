import { describe, expect, it } from 'vitest'
import { defaultReading } from '@shared/spec/reading'
import { TextsNeeded } from '@shared/data/reading/columns/assembleColumn'
import { createChunkBuilder } from '@shared/data/reading/columns/chunkBuilder'
import { missingCode } from '@shared/data/table/table'
import { assembledOnce, chunksOf } from '../assembling'

const builder = (keepTexts = false, missingWords = defaultReading.missingWords) =>
  createChunkBuilder({ ...defaultReading, missingWords }, keepTexts)
const numbers = (count: number) => Array.from({ length: count }, (_, row) => `${row}.5`)
const words = (count: number) => Array.from({ length: count }, (_, row) => `w${row}`)

describe('a chunk', () => {
  it('keeps numbers as values, and the few cells that are none beside', () => {
    const [chunk] = chunksOf([...numbers(200), 'x', '', '1e3', 'inf', 'x', '007'])
    const { values, besides, codes, texts, holds } = chunk!.data
    expect(holds).toBe('numbers')
    expect(Array.from(values!.subarray(198))).toEqual([
      198.5,
      199.5,
      Number.NaN,
      Number.NaN,
      1000,
      ...new Array(3).fill(Number.NaN),
    ])
    expect([Array.from(besides!), Array.from(codes), texts]).toEqual([
      [200, 203, 204, 205],
      [0, 1, 0, 2],
      ['x', 'inf', '007'],
    ])
    expect(chunk!.summary).toMatchObject({ rows: 206, textsLost: 201 })
    expect(chunk!.summary.tally).toMatchObject({
      number: { count: 201, rows: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] },
      exponent: { count: 1, rows: [202] },
      missing: { count: 1, rows: [201] },
      text: { count: 2, rows: [200, 204] },
    })
  })

  it('keeps codes of distinct texts where they are no numbers, none for missing words', () => {
    const [chunk] = chunksOf([...words(150), 'NA', 'w0', '', '5'])
    const { values, besides, codes, texts } = chunk!.data
    expect([values, besides]).toEqual([null, null])
    expect(Array.from(codes.subarray(149))).toEqual([149, missingCode, 0, missingCode, 150])
    expect([texts.length, texts[150]]).toEqual([151, '5'])
    expect(chunk!.summary.textsLost).toBe(0)
  })

  it('keeps many distinct dates as values', () => {
    const dates = Array.from({ length: 20_100 }, (_, row) => new Date(row * 60_000).toISOString())
    const [chunk] = chunksOf([...dates, '12', 'x'])
    expect(chunk!.data).toMatchObject({ holds: 'dates', texts: ['12', 'x'] })
    expect(chunk!.data.values![20_099]).toBe(20_099 * 60_000)
    expect(chunk!.summary.textsLost).toBe(20_100)
  })

  it('goes back to codes where texts follow upon nothing but missing cells', () => {
    const [chunk] = chunksOf([...new Array<string>(500).fill(''), ...words(5000)])
    expect(chunk!.data.values).toBeNull()
    expect(chunk!.data.codes).toHaveLength(5500)
    expect(chunk!.data.texts).toEqual(words(5000))
  })

  it('says whether it wants the texts of numbers', () => {
    const column = builder()
    expect(column.wantsTexts).toBe(true)
    for (let row = 0; row < 100; row++) column.addText(`${row}`)
    expect([column.wantsTexts, column.rows]).toEqual([false, 100])
    const texts = builder(true)
    for (let row = 0; row < 1000; row++) texts.addText(`${row}`)
    expect(texts.wantsTexts).toBe(true)
    expect(() => texts.addNumber(5)).toThrow('as texts')
  })

  it('takes numbers at any time where no texts are kept', () => {
    const column = builder()
    column.addText('x')
    column.addMissing()
    for (let row = 0; row < 5000; row++) column.addNumber(row)
    const { data, summary } = column.finish()
    expect(Array.from(data.values!.subarray(0, 4))).toEqual([Number.NaN, Number.NaN, 0, 1])
    expect([data.values![5001], data.texts, Array.from(data.besides!)]).toEqual([4999, ['x'], [0]])
    expect(summary.tally.number).toEqual({ count: 5000, rows: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11] })
  })

  it('takes a number that stands for a missing value as missing', () => {
    const column = builder(false, ['-999'])
    for (const value of [1, -999, 2]) column.addNumber(value)
    for (const text of ['-999', '-999.0', '3']) column.addText(text)
    const { data, summary } = column.finish()
    expect(Array.from(data.values!)).toEqual([1, Number.NaN, 2, Number.NaN, Number.NaN, 3])
    expect(summary.tally.missing).toEqual({ count: 3, rows: [1, 3, 4] })
    expect(data.texts).toEqual([])
  })

  it('takes memory for the rows it has, 8 bytes a number and 4 a text', () => {
    for (const [cells, bytes] of [
      [numbers(3000), [24_000, 0, 0]],
      [Array.from({ length: 3000 }, (_, row) => `w${row % 7}`), [12_000]],
    ] as const) {
      const column = builder()
      for (const cell of cells) column.addText(cell)
      const { data } = column.finish()
      const arrays = [data.values, data.besides, data.codes].filter((array) => array !== null)
      expect(arrays.map(({ buffer }) => buffer.byteLength)).toEqual(bytes)
    }
  })

  it('crosses to another thread as it is', () => {
    const [chunk] = chunksOf([...numbers(300), 'x', '03/04/2024'])
    expect(structuredClone(chunk)).toEqual(chunk)
    expect(chunk!.summary.firstEither).toBe('03/04/2024')
  })
})

describe('texts that were given up', () => {
  it('are asked for where the column is no numbers after all', () => {
    const cells = [...numbers(1000), ...words(100)]
    expect(() => assembledOnce(cells)).toThrow(TextsNeeded)
    expect(() => assembledOnce(cells)).toThrow(expect.objectContaining({ columnIndex: 4 }))
    expect(() => assembledOnce(numbers(1000), { type: 'category' })).toThrow(TextsNeeded)
    expect(assembledOnce(cells, { keepTexts: true }).column.type).toBe('text')
    expect(assembledOnce(cells.slice(0, 1040)).column.type).toBe('number')
  })
})
