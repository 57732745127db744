import { describe, expect, it } from 'vitest'
import { type Reading, defaultReading } from '@shared/spec/reading'
import { createCellReader } from '@shared/data/reading/cells/cellReader'
import type { ChunkData } from '@shared/data/reading/columns/columnChunk'
import { dateOf, fillValues, numberOf } from '@shared/data/reading/columns/fillValues'
import { missingCode } from '@shared/data/table/table'

const cells = (changes: Partial<Reading> = {}) => createCellReader({ ...defaultReading, ...changes })
const none = Number.NaN

it('numberOf reads numbers, and digits with leading zeros only where somebody said that these are numbers', () => {
  const texts = ['1.5', ' 2 ', '1e3', '007', 'x', 'inf', 'NA', 'true', '2024-01-01']
  expect(texts.map(numberOf(cells(), false))).toEqual([1.5, 2, 1000, none, none, none, none, none, none])
  expect(texts.map(numberOf(cells(), true))).toEqual([1.5, 2, 1000, 7, none, none, none, none, none])
})

describe('dateOf', () => {
  const texts = ['2024-04-03', '03/04/2024', '13/04/2024', '04/13/2024', '3/3/2024', '5', 'x']
  const [april3, march4, april13, march3] = [[3, 3], [2, 4], [3, 13], [2, 3]].map(([month, day]) => Date.UTC(2024, month!, day)) // prettier-ignore

  it('reads by the order, and without one what needs none', () => {
    const by = (order: 'dayFirst' | 'monthFirst' | null) => texts.map(dateOf(cells(), order))
    expect(by('dayFirst')).toEqual([april3, april3, april13, none, march3, none, none])
    expect(by('monthFirst')).toEqual([april3, march4, none, april13, march3, none, none])
    expect(by(null)).toEqual([april3, none, none, none, march3, none, none])
  })

  it('leaves the order to the reading where that has one', () => {
    expect(texts.map(dateOf(cells({ dateOrder: 'mdy' }), 'dayFirst')).slice(0, 4)).toEqual([april3, march4, none, april13]) // prettier-ignore
  })
})

describe('fillValues', () => {
  const length = (text: string) => text.length
  const filled = (data: Partial<ChunkData>, holds: 'numbers' | 'dates' = 'numbers') => {
    const target = new Float64Array(4).fill(-1)
    const empty: ChunkData = {
      rows: 4,
      values: null,
      holds: 'numbers',
      besides: null,
      codes: new Uint32Array(0),
      texts: [],
    }
    fillValues(target, { ...empty, ...data }, holds, length)
    return Array.from(target)
  }

  it('gives each row the value of its text', () => {
    const codes = Uint32Array.of(1, missingCode, 0, 1)
    expect(filled({ codes, texts: ['a', 'bcd'] })).toEqual([3, none, 1, 3])
  })

  it('keeps the values of the chunk, and puts those of the texts beside them in their rows', () => {
    const kept = { values: Float64Array.of(10, none, none, 40), besides: Uint32Array.of(2), codes: Uint32Array.of(0), texts: ['ab'] } // prettier-ignore
    expect(filled(kept)).toEqual([10, none, 2, 40])
    // Numbers are no dates, nor the other way round.
    expect(filled(kept, 'dates')).toEqual([none, none, 2, none])
    expect(filled({ ...kept, holds: 'dates' }, 'dates')).toEqual([10, none, 2, 40])
  })
})
