import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PreparationSpec } from '@shared/spec/runSpec'
import type { Table } from '@shared/data/table/table'
import { numbers, partsOf, problemOf, splitBy, tableWith, texts } from './splitBench'

const classesOf = (list: readonly number[]) =>
  texts(
    'y',
    list.map((label) => `c${label}`),
  )
const count = (list: readonly number[], rows: readonly number[], label: number) =>
  rows.filter((row) => list[row] === label).length
const allFolds = (table: Table, changes: Partial<PreparationSpec>, seed: number, repeat = 0) => {
  const folds = changes.folds ?? 5
  return Array.from({ length: folds }, (_, index) =>
    partsOf(splitBy(table, { split: 'folds', ...changes, folds, fold: repeat * folds + index }, seed)),
  )
}
const ascending = (rows: number[]) => rows.sort((a, b) => a - b)

const labelled = fc
  .array(fc.nat(2), { minLength: 30, maxLength: 120 })
  .filter((list) => [0, 1, 2].every((label) => list.filter((value) => value === label).length >= 3))

describe('folds', () => {
  it('validate every row that is not in the test part exactly once a repeat; the test part is always the same', () => {
    const folds = fc.integer({ min: 2, max: 7 })
    fc.assert(
      fc.property(labelled, folds, fc.nat(), fc.boolean(), (list, k, seed, stratify) => {
        const table = tableWith(classesOf(list))
        const changes = { folds: k, repeats: 3, testShare: 0.2, stratify }
        const holdout = partsOf(splitBy(table, { testShare: 0.2, stratify }, seed))
        for (const repeat of [0, 2]) {
          const drawn = allFolds(table, changes, seed, repeat)
          const rest = list.map((_, row) => row).filter((row) => !holdout.test.includes(row))
          expect(ascending(drawn.flatMap(({ validation }) => validation))).toEqual(rest)
          for (const { train, validation, test } of drawn) {
            expect(test).toEqual(holdout.test)
            expect(ascending([...train, ...validation])).toEqual(rest)
          }
          const sizes = drawn.map(({ validation }) => validation.length)
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('have class counts that differ by at most one', () => {
    fc.assert(
      fc.property(labelled, fc.nat(), (list, seed) => {
        const drawn = allFolds(tableWith(classesOf(list)), { testShare: 0.1 }, seed)
        for (const label of [0, 1, 2]) {
          const counts = drawn.map(({ validation }) => count(list, validation, label))
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('are drawn anew for each repeat and seed, and the same again for the same', () => {
    const list = Array.from({ length: 60 }, (_, row) => row % 3)
    const table = tableWith(classesOf(list))
    const fold = (index: number, seed: number) =>
      partsOf(splitBy(table, { split: 'folds', repeats: 3, fold: index, testShare: 0 }, seed)).validation
    expect(fold(0, 1)).toEqual(fold(0, 1))
    for (const [index, seed] of [
      [5, 1],
      [10, 1],
      [0, 2],
    ] as const)
      expect(fold(index, seed)).not.toEqual(fold(0, 1))
  })

  it('split numbers without regard to the target', () => {
    const table = tableWith(
      numbers(
        'y',
        Array.from({ length: 23 }, (_, row) => row),
      ),
    )
    const drawn = allFolds(table, { task: 'regression', testShare: 0.2 }, 4)
    expect(drawn.map(({ validation }) => validation.length).sort()).toEqual([3, 3, 4, 4, 4])
    expect(
      ascending(drawn.flatMap(({ validation, test }, index) => (index === 0 ? [...validation, ...test] : validation))),
    ).toEqual(Array.from({ length: 23 }, (_, row) => row))
  })

  it('keep groups together, and never leave a fold or the training without rows', () => {
    const sites = fc.array(fc.nat(12), { minLength: 40, maxLength: 150 }).filter((list) => new Set(list).size >= 6)
    fc.assert(
      fc.property(sites, fc.nat(), (list, seed) => {
        const table = tableWith(numbers('site', list), classesOf(list.map((_, row) => row % 2)))
        const changes = { testShare: 0.15, splitColumn: 'site', folds: 5 }
        const drawn = allFolds(table, changes, seed)
        const rest = list.map((_, row) => row).filter((row) => !drawn[0]!.test.includes(row))
        expect(ascending(drawn.flatMap(({ validation }) => validation))).toEqual(rest)
        for (const { train, validation, test } of drawn) {
          expect(test).toEqual(drawn[0]!.test)
          expect(validation.length).toBeGreaterThan(0)
          expect(test.length).toBeGreaterThan(0)
          const sitesOf = (rows: number[]) => new Set(rows.map((row) => list[row]))
          const together = [train, validation, test].map(sitesOf)
          expect(together.reduce((sum, of) => sum + of.size, 0)).toBe(new Set(list).size)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('are balanced by rows where groups differ in size', () => {
    // By hand, of 50, 30, 20 and 10: the two largest apart, then each to the smaller; 20 can never come before 50.
    const list = [50, 30, 20, 10].flatMap((size, site) => new Array<number>(size).fill(site))
    const table = tableWith(numbers('site', list), classesOf(list.map((_, row) => row % 2)))
    for (let seed = 0; seed < 30; seed++) {
      const drawn = allFolds(table, { testShare: 0, splitColumn: 'site', folds: 2 }, seed)
      expect(drawn.map(({ validation }) => validation.length).sort()).toEqual([50, 60])
    }
    const many = Array.from({ length: 60 }, (_, site) => new Array<number>(site + 1).fill(site)).flat()
    const wide = tableWith(numbers('site', many), classesOf(many.map((_, row) => row % 2)))
    for (let seed = 0; seed < 30; seed++) {
      const drawn = allFolds(wide, { testShare: 0, splitColumn: 'site', folds: 5 }, seed)
      // 1830 rows, 366 a fold.
      for (const { validation } of drawn) expect(Math.abs(validation.length - 366)).toBeLessThanOrEqual(15)
    }
  })

  it('of groups that all differ in size are drawn anew for each repeat and seed', () => {
    const list = Array.from({ length: 12 }, (_, site) => new Array<number>(10 + site).fill(site)).flat()
    const table = tableWith(numbers('site', list), classesOf(list.map((_, row) => row % 2)))
    const partition = (seed: number, repeat: number) =>
      allFolds(table, { testShare: 0, splitColumn: 'site', folds: 3, repeats: 5 }, seed, repeat)
        .map(({ validation }) => Array.from(new Set(validation.map((row) => list[row]))).join(' '))
        .sort()
        .join(' | ')
    expect(new Set([0, 1, 2, 3, 4].map((repeat) => partition(1, repeat))).size).toBe(5)
    expect(new Set([1, 2, 3, 4, 5].map((seed) => partition(seed, 0))).size).toBe(5)
    expect(partition(3, 2)).toBe(partition(3, 2))
  })

  it('refuse fewer rows or groups than folds', () => {
    const table = tableWith(numbers('site', [1, 1, 2, 2, 3, 3, 4, 4]), classesOf([0, 1, 0, 1, 0, 1, 0, 1]))
    expect(problemOf(() => splitBy(table, { split: 'folds', folds: 9, testShare: 0 }))).toEqual({
      code: 'bad-setting',
      message: '8 rows cannot be cut in 9 folds. Choose fewer folds, or a smaller test share.',
      path: ['preparation', 'folds'],
    })
    expect(
      problemOf(() => splitBy(table, { split: 'folds', folds: 4, testShare: 0.2, splitColumn: 'site' }))?.message,
    ).toBe(
      'site has 4 groups in the 8 rows that can be used, and this split needs at least 5: the rows of a group stay together. Choose another column, or fewer folds.',
    )
  })
})
