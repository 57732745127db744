import { describe, expect, it } from 'vitest'
import {
  canBeFeature,
  canBeTarget,
  canBeWeights,
  canSplitBy,
  defaultFeatures,
  featureKind,
  missingRulesOf,
  needsRareLevels,
  ruleOf,
  suggestTask,
  tasksOf,
} from '@shared/spec/columnRules'
import { columnTypes } from '@shared/spec/reading'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import { columnMissingRules } from '@shared/spec/runSpec'
import { ruleFields } from '@shared/spec/rules/ruleTable'
import { exampleDataset } from '../../support/examples'

const [base] = exampleDataset.columns
const column = (name: string, type: ColumnInfo['type'], distinct: number): ColumnInfo => ({
  ...(base as ColumnInfo),
  name,
  type,
  distinct,
})

describe('column rules', () => {
  it('let a target hold 2 to 100 classes, or numbers that vary', () => {
    const targets = (type: ColumnInfo['type']) =>
      [1, 2, 100, 101].map((distinct) => canBeTarget(column('y', type, distinct)))
    expect([targets('category'), targets('date'), targets('integer')]).toEqual([
      [false, true, true, false],
      [false, false, false, false],
      [false, true, true, true],
    ])
  })

  it('let a feature be numbers that vary or categories of few levels, never text', () => {
    expect(canBeFeature(column('n', 'number', 1_000_000))).toBe(true)
    expect(canBeFeature(column('n', 'number', 1))).toBe(false)
    expect(canBeFeature(column('c', 'category', 100))).toBe(true)
    expect(canBeFeature(column('c', 'category', 101))).toBe(false)
    expect([100, 101].map((distinct) => needsRareLevels(column('c', 'category', distinct)))).toEqual([false, true])
    expect(needsRareLevels(column('t', 'text', 500))).toBe(false)
    expect(canBeFeature(column('t', 'text', 5))).toBe(false)
    expect(canBeFeature(column('i', 'identifier', 5))).toBe(false)
    expect([1, 2, 5000].map((distinct) => canBeFeature(column('d', 'date', distinct)))).toEqual([false, true, true])
  })

  it('take numbers that vary by rounding alone for a constant: neither target nor feature nor weights', () => {
    const noise = { ...column('noise', 'number', 2), min: 0.3, max: 0.1 + 0.2 }
    expect([canBeTarget(noise), canBeFeature(noise), canBeWeights(noise)]).toEqual([false, false, false])
    const exact = { ...column('stamp', 'integer', 2), min: 1e15, max: 1e15 + 1 }
    expect([canBeTarget(exact), canBeFeature(exact), canBeWeights(exact)]).toEqual([true, true, true])
    expect(defaultFeatures([noise, exact, column('y', 'boolean', 2)], 'y', 10)).toEqual(['stamp'])
  })

  it('take every such column but the target, and categories of up to 20 levels', () => {
    const columns = [
      column('n', 'integer', 500),
      column('k', 'number', 1),
      column('few', 'category', 20),
      column('many', 'category', 21),
      column('t', 'text', 30),
      column('i', 'identifier', 30),
      column('d', 'date', 5),
      column('y', 'boolean', 2),
    ]
    expect(defaultFeatures(columns, 'y', 1000)).toEqual(['n', 'few'])
    expect(defaultFeatures(columns, null, 1000)).toEqual(['n', 'few', 'y'])
  })
})

/** With so many rows for each value. */
const often = (of: ColumnInfo, times: number): ColumnInfo => ({
  ...of,
  histogram: { labels: ['all'], counts: [of.distinct * times] },
})

describe('the task of a target', () => {
  it('may be classification for 2 to 100 values and regression for numbers that vary', () => {
    expect(tasksOf(column('y', 'integer', 100))).toEqual(['classification', 'regression'])
    expect(tasksOf(column('y', 'number', 101))).toEqual(['regression'])
    expect(tasksOf(column('y', 'category', 2))).toEqual(['classification'])
    expect([tasksOf(column('y', 'category', 101)), tasksOf(column('y', 'number', 1))]).toEqual([[], []])
  })

  it('is suggested by how many numbers there are, and whether they have a fraction', () => {
    const suggested = (type: ColumnInfo['type'], ...distinct: number[]) =>
      distinct.map((count) => suggestTask(often(column('y', type, count), 5)))
    const rare = (distinct: number, times: number) => suggestTask(often(column('y', 'integer', distinct), times))
    expect([rare(16, 1), rare(16, 1.5), rare(16, 2), rare(2, 1)]).toEqual([
      'regression',
      'regression',
      'classification',
      'classification',
    ])
    expect(suggested('number', 2, 20, 21, 5000)).toEqual([
      'classification',
      'classification',
      'regression',
      'regression',
    ])
    expect(suggested('integer', 2, 100, 101)).toEqual(['classification', 'classification', 'regression'])
    expect(suggested('category', 2, 100, 5000)).toEqual(['classification', 'classification', 'classification'])
  })

  it('is always one that the target can have, where it can have one', () => {
    for (const type of ['number', 'integer', 'boolean', 'category', 'text'] as const) {
      for (const distinct of [2, 20, 21, 100, 101, 5000]) {
        const target = column('y', type, distinct)
        if (canBeTarget(target)) expect(tasksOf(target)).toContain(suggestTask(target))
      }
    }
  })
})

it('weighs rows by numbers that are 0 or more and vary', () => {
  const weights = (min: number) => canBeWeights({ ...column('w', 'number', 50), min, max: 9 })
  expect([weights(0), weights(3), weights(-1e-9)]).toEqual([true, true, false])
  expect(canBeWeights({ ...column('w', 'category', 5), min: null })).toBe(false)
  expect(canBeWeights({ ...column('w', 'number', 1), min: 3 })).toBe(false)
})

describe('the rule of a feature', () => {
  const kinds = ['number', 'category', 'date'] as const

  it('goes by the kind of its column; texts and identifiers have none', () => {
    expect(columnTypes.map((type) => featureKind({ type }))).toEqual([
      ...['number', 'number', 'category', 'category', 'date', null, null],
    ])
  })

  it('has every field and every way with missing values at some kind of feature', () => {
    for (const [name, field] of ruleFields) {
      expect(kinds.filter((kind) => field.kinds.includes(kind)).length, name).toBeGreaterThan(0)
    }
    const rules = new Set(kinds.flatMap((kind) => missingRulesOf[kind]))
    expect([...rules].sort()).toEqual([...columnMissingRules].sort())
    expect([missingRulesOf.number.includes('ownCategory'), missingRulesOf.category.includes('mean')]).toEqual([
      false,
      false,
    ])
  })

  it('is empty where there is none, also for a column that is named like something else', () => {
    expect(ruleOf({ x: { missing: 'median' } }, 'x')).toEqual({ missing: 'median' })
    expect([ruleOf({}, 'x'), ruleOf({}, 'constructor'), ruleOf({}, '__proto__')]).toEqual([{}, {}, {}])
  })
})

it('splits by any column of two values or more, by time where there is an order in time', () => {
  const fitting = (split: 'holdout' | 'grouped' | 'time' | 'folds') =>
    columnTypes.filter((type) => canSplitBy(column('s', type, 5), split))
  expect(fitting('holdout')).toEqual([])
  expect(fitting('grouped')).toEqual([...columnTypes])
  expect(fitting('folds')).toEqual([...columnTypes])
  expect(fitting('time')).toEqual(['number', 'integer', 'date'])
  expect(canSplitBy(column('s', 'date', 1), 'time')).toBe(false)
})
