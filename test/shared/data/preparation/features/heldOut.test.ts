import { describe, expect, it } from 'vitest'
import { countUnseen, heldOutWarnings, unseenText } from '@shared/data/preparation/features/heldOut'
import type { CategoryColumn } from '@shared/data/table/table'
import { fittedCategory, fittedDate, fittedNumber } from '../../exampleFitted'
import { tableOf } from '../../exampleTables'
import { messagesOf } from '../../../../support/messagesOf'

const heldOutMessages = (...of: Parameters<typeof heldOutWarnings>) => messagesOf(heldOutWarnings(...of))

const colour = fittedCategory({ feature: 'colour', levels: ['blue', 'red'] })
const column = tableOf('colour', 'violet', 'red', '', 'violet', 'grey').columns[0] as CategoryColumn

describe('countUnseen', () => {
  it('counts rows, not levels, and no missing cells', () => {
    expect(countUnseen(colour, column, Uint32Array.of(0, 1, 2, 3, 4))).toBe(3)
    expect(countUnseen(colour, column, Uint32Array.of(1, 2, 4))).toBe(1)
    expect(countUnseen({ ...colour, grouped: ['grey'] }, column, Uint32Array.of(0, 4))).toBe(1)
  })
})

describe('heldOutWarnings', () => {
  it('tells levels that no training row has, and what becomes of them', () => {
    const parts = [Uint32Array.of(0), Uint32Array.of(3, 1)]
    expect(heldOutMessages(colour, column, parts)).toEqual([
      '2 validation or test rows with a level of colour that no training row has: all its inputs are 0 there.',
    ])
    expect(heldOutMessages(colour, column, [Uint32Array.of(1, 2)])).toEqual([])
    const texts = [
      unseenText({ ...colour, grouped: ['pink'] }),
      unseenText({ ...colour, unseen: 'mostFrequent', mode: 'red' }),
      unseenText({ ...colour, unseen: 'missing' }),
      unseenText({ ...colour, unseen: 'missing', impute: 'red' }),
      unseenText({ ...colour, encoding: 'ordinal' }),
    ]
    expect(texts).toEqual([
      'taken for one of the rare levels',
      'taken for red, the most frequent one',
      'such rows are left out',
      'treated as missing',
      'taken for the mean place',
    ])
  })

  it('tells values outside of what a transform is defined on', () => {
    const numbers = tableOf('a', '1', '-3', '0', '5', '0').columns[0]!
    const input = fittedNumber({ feature: 'a', transform: 'log' })
    const parts = [Uint32Array.of(0, 1), Uint32Array.of(4)]
    expect(heldOutMessages(input, numbers, parts)).toEqual([
      '2 validation or test values of a cannot be transformed (rows 2, 5), since log takes values above 0: such rows are left out.',
    ])
    expect(heldOutMessages({ ...input, impute: 1, zeroIsMissing: true }, numbers, parts)).toEqual([
      '1 validation or test value of a cannot be transformed (row 2), since log takes values above 0: treated as missing.',
    ])
    expect(heldOutMessages({ ...input, transform: 'none' }, numbers, parts)).toEqual([])
    expect(heldOutMessages(fittedDate({ feature: 'a' }), numbers, parts)).toEqual([])
  })
})
