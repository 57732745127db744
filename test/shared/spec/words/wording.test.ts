import { describe, expect, it } from 'vitest'
import {
  byCodeUnit,
  counted,
  didYouMean,
  editDistance,
  nameList,
  rowList,
  withThousands,
} from '@shared/spec/words/wording'

describe('wording', () => {
  it('writes counts and lists', () => {
    expect([7, 999, 12403, 1000000].map(withThousands)).toEqual(['7', '999', '12,403', '1,000,000'])
    expect(counted(1, 'row')).toBe('1 row')
    expect(counted(1200, 'row')).toBe('1,200 rows')
    expect(nameList(['a', 'b', 'c'], 2)).toBe('a, b and 1 more')
    expect(rowList([17, 902, 10001], 3)).toBe('rows 17, 902, 10,001')
    expect(rowList([4], 1)).toBe('row 4')
    expect(rowList([1, 2], 9)).toBe('rows 1, 2 and more')
  })

  it('counts the edits between two words', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3)
    expect(editDistance('', 'abc')).toBe(3)
    expect(editDistance('same', 'same')).toBe(0)
  })

  it('offers close names, else all of them', () => {
    expect(didYouMean('Admited', ['exam_1', 'admitted'])).toBe('Close: admitted.')
    expect(didYouMean('grade', ['exam_1', 'exam_2'])).toBe('There are: exam_1, exam_2.')
  })

  it('orders by code unit', () => {
    expect(['ä', 'b', 'B', 'a'].sort(byCodeUnit)).toEqual(['B', 'a', 'b', 'ä'])
  })
})
