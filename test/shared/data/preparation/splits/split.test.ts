import { describe, expect, it } from 'vitest'
import type { RunWarning } from '@shared/contract/warning'
import { defaultPreparation } from '../../../../support/defaults'
import type { PreparationSpec } from '@shared/spec/runSpec'
import { placeableRows, splitTable } from '@shared/data/preparation/splits/split'
import type { Table } from '@shared/data/table/table'
import { numbers, problemOf, tableWith, texts } from './splitBench'
import { messagesOf } from '../../../../support/messagesOf'

const count = 200
const every = (value: (row: number) => number) => Array.from({ length: count }, (_, row) => value(row))
const rows = Uint32Array.from(every((row) => row))
/** One row in five is of class 1. */
const classes = { of: Uint32Array.from(every((row) => (row % 5 === 0 ? 1 : 0))), count: 2 }
const table = tableWith(
  numbers(
    'site',
    every((row) => row % 10),
  ),
  numbers(
    'day',
    every((row) => (row * 7) % count),
  ),
)
const spec = (changes: Partial<PreparationSpec>): PreparationSpec => ({
  ...{ ...defaultPreparation, target: 'y', features: ['a'], validationShare: 0.25, testShare: 0.25 },
  ...changes,
})
const split = (changes: Partial<PreparationSpec> = {}, of: Table = table, splitSeed = 1) => {
  const warnings: RunWarning[] = []
  const places = Uint32Array.from({ length: of.rows }, (_, row) => row)
  return {
    ...splitTable(of, places, of === table ? classes : null, spec({ splitSeed, ...changes }), warnings),
    warnings: messagesOf(warnings),
  }
}
const ofClass1 = (part: Uint32Array) => part.filter((row) => row % 5 === 0).length

describe('splitTable', () => {
  it('shares each class out where it is to, and else only the rows', () => {
    const { train, validation, test } = split()
    expect([train, validation, test].map(ofClass1)).toEqual([20, 10, 10])
    const free = Array.from({ length: 20 }, (_, seed) => split({ stratify: false }, table, seed).test)
    expect(new Set(free.map((part) => part.length))).toEqual(new Set([50]))
    expect(new Set(free.map(ofClass1)).size).toBeGreaterThan(1)
  })

  it.each<[string, Partial<PreparationSpec>]>([
    ['holdout', {}],
    ['grouped', { split: 'grouped', splitColumn: 'site' }],
    ['time', { split: 'time', splitColumn: 'day' }],
    ['folds', { split: 'folds', folds: 4 }],
    ['folds of groups', { split: 'folds', folds: 4, splitColumn: 'site' }],
  ])('puts each row in one part, and the test part depends on its share and the seed alone: %s', (_, changes) => {
    const { train, validation, test } = split(changes)
    expect([...train, ...validation, ...test].sort((a, b) => a - b)).toEqual(Array.from(rows))
    for (const part of [train, validation, test]) {
      expect(part.length).toBeGreaterThan(0)
      expect(Array.from(part)).toEqual(Array.from(part).sort((a, b) => a - b))
    }
    expect(split({ ...changes, validationShare: 0.1 }).test).toEqual(test)
    expect(split({ ...changes, fold: 2 }).test).toEqual(test)
  })

  it('gives folds the same rows whatever the validation share', () => {
    const folds = { split: 'folds', folds: 4, fold: 1 } as const
    expect(split({ ...folds, validationShare: 0 })).toEqual(split({ ...folds, validationShare: 0.5 }))
  })

  it('tells a part that groups keep more than 5 % of the rows from its share, and no other', () => {
    const groups = tableWith(
      numbers(
        'site',
        Array.from({ length: 100 }, (_, row) => (row < 96 ? row % 2 : 2)),
      ),
    )
    const { test, warnings } = split(
      { split: 'grouped', splitColumn: 'site', validationShare: 0.2, testShare: 0.2 },
      groups,
    )
    expect(test.length).toBe(4)
    expect(warnings).toEqual([
      'The validation part has 48 % of the rows rather than 20 %: the rows of a group of site stay together.',
      'The test part has 4 % of the rows rather than 20 %: the rows of a group of site stay together.',
    ])
    // Sorted, rows 81 to 88 are of one time: the cut at 84 or 82 leaves the test the twelve rows behind them.
    const day = (row: number) => (row < 80 ? row : Math.max(80, row - 7))
    const days = tableWith(
      numbers(
        'day',
        Array.from({ length: 100 }, (_, row) => day(row)),
      ),
    )
    const late = (testShare: number) =>
      split({ split: 'time', splitColumn: 'day', validationShare: 0, testShare }, days)
    expect([late(0.16), late(0.18)].map((found) => [found.test.length, found.warnings])).toEqual([
      [12, []],
      [12, ['The test part has 12 % of the rows rather than 18 %: rows of equal time of day stay together.']],
    ])
  })

  it('refuses times that leave a part with a share empty', () => {
    const tied = tableWith(numbers('day', [1, 2, 3, 3, 3]))
    const problem = problemOf(() =>
      split({ split: 'time', splitColumn: 'day', validationShare: 0.2, testShare: 0.2 }, tied),
    )
    expect(problem).toMatchObject({ code: 'bad-setting', path: ['preparation', 'splitColumn'] })
    expect(problem?.message).toMatch(/^The validation part would be empty: too many of the 5 rows/)
  })
})

describe('placeableRows', () => {
  const days = tableWith(numbers('day', [Number.NaN, 1, 2, Number.NaN]), texts('y', ['a', 'b', 'a', 'b']))
  const byTime = spec({ split: 'time', splitColumn: 'day' })
  const place = (given: PreparationSpec, wanted = Uint32Array.of(0, 1, 2, 3)) => {
    const warnings: RunWarning[] = []
    return { placed: Array.from(placeableRows(days, wanted, given, warnings)), warnings: messagesOf(warnings) }
  }

  it('are those with a time where rows are split by it, and the others are counted', () => {
    expect(place(byTime)).toEqual({ placed: [1, 2], warnings: ['2 rows left out: the time day is missing.'] })
    expect(place(byTime, Uint32Array.of(1, 2))).toEqual({ placed: [1, 2], warnings: [] })
  })

  it('are all of them by any other split', () => {
    for (const kind of ['holdout', 'grouped', 'folds'] as const) {
      expect(place(spec({ split: kind, splitColumn: 'day' }))).toEqual({ placed: [0, 1, 2, 3], warnings: [] })
    }
  })

  it('must not be none, unless there were none', () => {
    expect(problemOf(() => place(byTime, Uint32Array.of(0, 3)))?.message).toBe(
      'None of the 2 rows that can be used has a value of day. Choose another column to split by.',
    )
    expect(place(byTime, new Uint32Array(0))).toEqual({ placed: [], warnings: [] })
  })
})
