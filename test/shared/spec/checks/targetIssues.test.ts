import { describe, expect, it } from 'vitest'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import { fakeCategory, fakeColumn } from '../../../support/fakeBridge'
import { found, issuesOf, withColumns } from './checkBench'

const target = 'admitted'
const classes = (distinct: number, changes: Partial<ColumnInfo> = {}) =>
  withColumns(fakeCategory(target, [], { distinct, levels: null, ...changes }))
const numbers = (distinct: number) => withColumns(fakeColumn(target, { distinct }))
const regression = { preparation: { task: 'regression' }, training: { loss: 'squaredError' } } as const

describe('a target', () => {
  it('is asked for where one can be chosen, and else the file is at fault', () => {
    const [choose] = issuesOf({ preparation: { target: '' } })
    expect(choose).toMatchObject({ code: 'no-target', path: ['preparation', 'target'] })
    const texts = ['x', 'y'].map((name) => fakeCategory(name, [], { type: 'text', distinct: 300, levels: null }))
    const [open] = issuesOf({ preparation: { target: '', features: ['x'] } }, texts)
    expect(open).toMatchObject({ code: 'no-possible-target', path: ['preparation', 'target'] })
    expect(open?.message).toMatch(/^There is no column to predict: .+ Open a file /)
  })

  it('has two classes or two numbers at least', () => {
    expect([0, 1, 2].map((distinct) => found({}, classes(distinct)))).toEqual([
      [['preparation.target', 'target-does-not-vary']],
      [['preparation.target', 'target-does-not-vary']],
      [],
    ])
    expect(issuesOf({}, classes(0))[0]?.message).toContain('no value at all; a target needs at least two classes')
    expect(issuesOf({}, classes(1))[0]?.message).toContain('one value only')
    expect(found(regression, numbers(1))).toEqual([['preparation.target', 'target-does-not-vary']])
    expect(issuesOf(regression, numbers(1))[0]?.message).toContain('at least two numbers')
  })

  it('is no date', () => {
    const day = withColumns(fakeColumn(target, { type: 'date', distinct: 50 }))
    expect(found({}, day)).toEqual([['preparation.target', 'target-is-date']])
    expect(found(regression, day)).toEqual([['preparation.target', 'target-is-date']])
  })

  it('has 100 classes at most, and where it is numbers the task is at fault', () => {
    expect([100, 101].map((distinct) => found({}, classes(distinct)))).toEqual([
      [],
      [['preparation.target', 'too-many-classes']],
    ])
    expect(issuesOf({}, classes(12_403))[0]?.message).toBe(
      'admitted holds no numbers and has 12,403 values, at most 100 can be classes. Choose another column.',
    )
    expect(found({}, numbers(4000))).toEqual([['preparation.task', 'too-many-classes']])
    expect(issuesOf({}, numbers(4000))[0]?.message).toContain('choose regression')
  })

  it('of a regression is any number of numbers, and no text', () => {
    expect(found(regression, numbers(5000))).toEqual([])
    expect(found(regression, classes(5))).toEqual([['preparation.task', 'target-not-numeric']])
    expect(found(regression, classes(500))).toEqual([['preparation.target', 'target-not-numeric']])
  })
})

describe('an event', () => {
  const of = (event: string | null, levels: string[] | null, preparation = {}) =>
    found(
      { preparation: { event, ...preparation } },
      withColumns(fakeCategory(target, levels ?? [], { distinct: levels?.length ?? 2, levels })),
    )

  it('is one of the classes of the target', () => {
    expect([of('yes', ['no', 'yes']), of('no', ['no', 'yes']), of(null, ['no', 'yes'])]).toEqual([[], [], []])
    expect(of('Yes', ['no', 'yes'])).toEqual([['preparation.event', 'unknown-event']])
    const [issue] = issuesOf({ preparation: { event: 'x' } }, withColumns(fakeCategory(target, ['no', 'yes'])))
    expect(issue?.params).toEqual({ name: target, event: 'x', levels: ['no', 'yes'] })
  })

  it('has no effect on more classes, on numbers, and where the classes are not known', () => {
    expect(of('b', ['a', 'b', 'c'])).toEqual([])
    expect(of('d', ['a', 'b', 'c'])).toEqual([['preparation.event', 'unknown-event']])
    expect(of('x', null)).toEqual([])
    const number = { preparation: { ...regression.preparation, event: 'x' }, training: regression.training }
    expect(found(number, numbers(5000))).toEqual([])
  })
})

describe('row weights', () => {
  const weighted = { preparation: { weights: 'times' } }
  const times = (changes: Partial<ColumnInfo>) => withColumns(fakeColumn('times', { min: 0, max: 3, ...changes }))

  it('are numbers, 0 or more, and not all 0', () => {
    expect(found(weighted, times({}))).toEqual([])
    expect(found(weighted, times({ min: -2 }))).toEqual([['preparation.weights', 'weights-negative']])
    expect(issuesOf(weighted, times({ min: -2 }))[0]?.message).toContain('goes down to -2')
    expect(found(weighted, times({ max: 0 }))).toEqual([['preparation.weights', 'weights-zero']])
    const texts = withColumns(fakeCategory('times', ['once', 'twice']))
    expect(found(weighted, texts)).toEqual([['preparation.weights', 'weights-not-numbers']])
  })
})

describe('weights of classes', () => {
  const weights = (classWeights: Record<string, number>) => ({ training: { classWeights } })
  const path = 'training.classWeights'

  it('are of classes that the target has, whatever a name is that objects have themselves', () => {
    expect(found(weights({ '0': 2, '1': 1 }))).toEqual([])
    expect(issuesOf(weights({ '0': 2, no: 1 }))).toMatchObject([
      { code: 'unknown-class', message: 'no is not a class of admitted, which has 0, 1.' },
    ])
    expect(found(weights({ constructor: 2 }))).toEqual([[path, 'unknown-class']])
    expect(issuesOf(weights({ no: 1, yes: 1 }))[0]?.message).toMatch(/^no, yes are not classes of admitted/)
  })

  it('are told at the class where one cannot be used', () => {
    expect(issuesOf(weights({ '0': 1, '1': Number.NaN }))).toEqual([
      {
        code: 'range',
        path: ['training', 'classWeights', '1'],
        params: {},
        message: 'Enter a number from 0 to 1,000,000.',
      },
    ])
  })

  it('do not count for a number', () => {
    const training = { ...regression.training, classWeights: { no: 1 } }
    expect(found({ ...regression, training }, numbers(5000))).toEqual([])
  })
})
