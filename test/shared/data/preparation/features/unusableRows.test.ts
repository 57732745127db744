import { describe, expect, it } from 'vitest'
import { markUnusable, needsValue, unmarked } from '@shared/data/preparation/features/unusableRows'
import type { FittedInput } from '@shared/data/preparation/fittedPreparation'
import { fittedCategory, fittedDate, fittedNumber } from '../../exampleFitted'
import { allRows, tableOf } from '../../exampleTables'

const table = tableOf('a,c,d', '1,red,2024-01-01', ',blue,', '-1,,2024-01-02', '0,violet,2024-01-03')
const usable = (input: FittedInput, column: number) => {
  const marks = new Uint8Array(4)
  markUnusable(input, table.columns[column]!, allRows(table), marks)
  return Array.from(unmarked(allRows(table), marks))
}

describe('markUnusable', () => {
  it('marks rows without a value that nothing stands for', () => {
    const a = fittedNumber({ feature: 'a' })
    expect(usable(a, 0)).toEqual([0, 2, 3])
    expect(usable({ ...a, transform: 'log' }, 0)).toEqual([0])
    expect(usable({ ...a, transform: 'sqrt', zeroIsMissing: true }, 0)).toEqual([0])
    expect(usable({ ...a, transform: 'log', impute: 1 }, 0)).toEqual([0, 1, 2, 3])
    expect(usable(fittedDate({ feature: 'd' }), 2)).toEqual([0, 2, 3])
    const c = fittedCategory({ feature: 'c', levels: ['blue', 'red'] })
    expect(usable(c, 1)).toEqual([0, 1, 3])
    expect(usable({ ...c, unseen: 'missing' }, 1)).toEqual([0, 1])
    expect(usable({ ...c, missingLevel: 'unseen', unseen: 'missing' }, 1)).toEqual([0, 1, 2, 3])
  })

  it('touches only the rows it is given', () => {
    const marks = new Uint8Array(4)
    markUnusable(fittedNumber({ feature: 'a', transform: 'log' }), table.columns[0]!, Uint32Array.of(2), marks)
    expect(Array.from(marks)).toEqual([0, 0, 1, 0])
    expect(Array.from(unmarked(Uint32Array.of(3, 2, 0), marks))).toEqual([3, 0])
  })

  it('is needed where nothing is imputed', () => {
    const c = fittedCategory({ feature: 'c', levels: ['a'] })
    const inputs = [fittedNumber({ feature: 'a' }), fittedNumber({ feature: 'a', impute: 0 }), c, { ...c, impute: 'a' }]
    expect(inputs.map(needsValue)).toEqual([true, false, true, false])
    expect(needsValue({ ...c, missingLevel: 'seen' })).toBe(false)
  })
})
