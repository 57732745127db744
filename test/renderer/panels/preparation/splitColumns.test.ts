import { describe, expect, it } from 'vitest'
import { splitColumnFor, splitColumnOptions } from '@renderer/panels/preparation/splitColumns'
import { fakeCategory, fakeColumn } from '../../../support/fakeBridge'

const columns = [
  fakeColumn('year', { distinct: 1 }),
  fakeCategory('patient', [], { type: 'identifier', distinct: 40, levels: null }),
  fakeColumn('age'),
  fakeColumn('day', { type: 'date' }),
  fakeCategory('y', ['a', 'b']),
]
const options = (split: 'grouped' | 'time' | 'folds', splitColumn: string | null) =>
  splitColumnOptions(columns, { split, splitColumn, target: 'y' }).map(({ label }) => label)

describe('splitColumnOptions', () => {
  it('are the columns that fit, but the target', () => {
    expect(options('grouped', 'patient')).toEqual(['patient', 'age', 'day'])
    expect(options('time', 'day')).toEqual(['age', 'day'])
    expect(options('folds', null)).toEqual(['each row by itself', 'patient', 'age', 'day'])
  })

  it('ask for a column where one is needed, and keep one that does not fit in sight', () => {
    expect(options('grouped', null)[0]).toBe('choose a column')
    expect(options('time', 'patient')).toEqual(['patient', 'age', 'day'])
    expect(splitColumnOptions([], { split: 'time', splitColumn: null, target: 'y' })).toEqual([
      { value: '', label: 'no column fits', disabled: true },
    ])
  })
})

describe('splitColumnFor', () => {
  const chosen = (split: 'holdout' | 'grouped' | 'time' | 'folds', splitColumn: string | null) =>
    splitColumnFor(columns, { split: 'holdout', splitColumn, target: 'y' }, split)

  it('keeps a column that fits, and finds the first of dates for time', () => {
    expect([chosen('grouped', 'patient'), chosen('time', 'age'), chosen('holdout', 'patient')]).toEqual([
      ...['patient', 'age', 'patient'],
    ])
    expect([chosen('time', null), chosen('time', 'patient')]).toEqual(['day', 'day'])
  })

  it('leaves groups to be chosen', () => {
    expect([chosen('grouped', null), chosen('folds', 'year')]).toEqual([null, null])
  })
})
