import { describe, expect, it } from 'vitest'
import type { ColumnType } from '@shared/spec/reading'
import type { WholeColumn } from '@shared/data/reading/columns/columnSource'
import type { ChunkData } from '@shared/data/reading/columns/columnChunk'
import { columnTexts, fillCodes } from '@shared/data/reading/columns/columnTexts'
import { joinTallies } from '@shared/data/reading/columns/tally'
import { missingCode } from '@shared/data/table/table'
import { type Way, chunksOf } from '../assembling'

function textsOf(cells: readonly string[], way: Way = {}, isIdentifier = false) {
  const chunks = chunksOf(cells, way)
  const summaries = chunks.map(({ summary }) => summary)
  const lengths = summaries.map(({ rows }) => rows)
  const tally = joinTallies(
    summaries.map((summary) => summary.tally),
    lengths,
  )
  const whole: WholeColumn = { name: 'c', rows: cells.length, tally, firstEither: null, words: new Map() }
  const source = { name: 'c', index: 0, type: way.type ?? null, summaries, load: (at: number) => chunks[at]!.data }
  const { type, levels, distinct, placesOf } = columnTexts(source, whole, isIdentifier ? 'large' : 'texts')
  return { type, levels, distinct, places: chunks.map((_, chunk) => Array.from(placesOf(chunk))) }
}

describe('columnTexts', () => {
  it('gives one place to a text wherever it stands, by code unit', () => {
    const cells = ['b', 'Z', 'b', 'é', 'a', 'Z']
    expect(textsOf(cells)).toEqual({
      type: 'category',
      levels: ['Z', 'a', 'b', 'é'],
      distinct: 4,
      places: [[2, 0, 3, 1]],
    })
    expect(textsOf(cells, { cuts: [2, 4] })).toMatchObject({
      ...{ levels: ['Z', 'a', 'b', 'é'], places: [[2, 0], [2, 3], [1, 0]] }, // prettier-ignore
    })
  })

  it('keeps texts and identifiers as they appear', () => {
    for (const type of ['text', 'identifier'] as const) {
      expect(textsOf(['b', 'a', 'b'], { type })).toMatchObject({ type, levels: ['b', 'a'], places: [[0, 1]] })
    }
    expect(textsOf(['02', '01'], {}, true)).toMatchObject({ type: 'identifier', levels: ['02', '01'] })
  })

  it('counts cells as they are written, and folds what means the same boolean', () => {
    expect(textsOf(['No', 'YES', 'no', 'yes'])).toEqual({
      ...{ type: 'boolean', levels: ['no', 'yes'], distinct: 4, places: [[0, 1, 0, 1]] },
    })
    expect(textsOf(['1', 'x', '0'], { type: 'boolean' }).places).toEqual([[1, missingCode, 0]])
  })

  it('has no levels where nothing is there', () => {
    expect(textsOf(['', 'NA'])).toEqual({ type: 'category', levels: [], distinct: 0, places: [[]] })
  })

  it.each<[ColumnType, string]>([
    ['category', 'category'],
    ['text', 'text'],
    ['boolean', 'boolean'],
    ['identifier', 'identifier'],
  ])('is what somebody chose: %s', (type, found) => {
    const codes = Array.from({ length: 150 }, (_, row) => `A${row}`)
    expect(textsOf(codes, { type }).type).toBe(found)
  })

  it.each([
    ['19 values', 19, (row: number) => `A${row}`, 'category'],
    ['20 values', 20, (row: number) => `A${row}`, 'identifier'],
    ['blanks around only', 20, (row: number) => ` A${row} `, 'identifier'],
    ['a blank within', 20, (row: number) => `A ${row}`, 'category'],
    ['64 characters', 20, (row: number) => `${row + 10}`.padEnd(64, 'x'), 'identifier'],
    ['65 characters', 20, (row: number) => `${row + 10}`.padEnd(65, 'x'), 'category'],
    ['one in twenty twice', 20, (row: number) => `A${Math.min(row, 18)}`, 'identifier'],
    ['two in twenty three times', 20, (row: number) => `A${Math.min(row, 17)}`, 'category'],
    ['half of them numbers', 20, (row: number) => (row % 2 ? `A${row}` : `${row}`), 'category'],
    ['half of them dates', 20, (row: number) => (row % 2 ? `A${row}` : `2024-01-${10 + row}`), 'category'],
    ['fewer than half numbers', 21, (row: number) => (row % 2 || row < 2 ? `A${row}` : `${row}`), 'identifier'],
  ])('looks like identifiers or not: %s', (_, count, cell, type) => {
    expect(textsOf(Array.from({ length: count }, (__, row) => cell(row))).type).toBe(type)
  })
})

describe('fillCodes', () => {
  const data = (codes: number[], besides: number[] | null = null): ChunkData => ({
    ...{ rows: 4, values: besides && new Float64Array(4), holds: 'numbers', texts: ['x', 'y'] },
    ...{ besides: besides && Uint32Array.from(besides), codes: Uint32Array.from(codes) },
  })
  const fill = (chunk: ChunkData, places: number[]) => {
    const target = new Uint32Array(4)
    const unfit = { count: 0, rows: [] as number[] }
    fillCodes(target, chunk, Uint32Array.from(places), 100, unfit)
    return { codes: Array.from(target), unfit }
  }

  it('writes each cell the place of its text', () => {
    expect(fill(data([1, missingCode, 0, 1]), [5, 3])).toEqual({
      ...{ codes: [3, missingCode, 5, 3], unfit: { count: 0, rows: [] } },
    })
    expect(fill(data([1, 0], [1, 3]), [5, 3])).toEqual({
      ...{ codes: [missingCode, 3, missingCode, 5], unfit: { count: 0, rows: [] } },
    })
  })

  it('tells the rows whose cell is there and has no level, counted in the whole column', () => {
    expect(fill(data([1, missingCode, 0, 1]), [5, missingCode])).toEqual({
      ...{ codes: [missingCode, missingCode, 5, missingCode], unfit: { count: 2, rows: [100, 103] } },
    })
    expect(fill(data([1, 0], [1, 3]), [missingCode, 0]).unfit).toEqual({ count: 1, rows: [103] })
  })
})
