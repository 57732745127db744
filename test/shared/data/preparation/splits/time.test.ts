import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numbers, partsOf, problemOf, splitBy, tableWith, texts } from './splitBench'
import { messagesOf } from '../../../../support/messagesOf'

/** The target alternates. */
const at = (times: readonly number[]) =>
  tableWith(
    numbers('day', times, 'date'),
    texts(
      'y',
      times.map((_, row) => (row % 4 < 2 ? 'n' : 'p')),
    ),
  )
const byTime = { split: 'time', splitColumn: 'day' } as const

describe('a split by time', () => {
  it('trains on the earliest rows and tests on the latest, whatever their order in the file', () => {
    const { parts, warnings } = splitBy(at([9, 3, 7, 1, 5, 0, 8, 2, 6, 4]), { ...byTime, validationShare: 0.3 })
    expect(partsOf({ parts })).toEqual({ train: [1, 3, 5, 7, 9], validation: [2, 4, 8], test: [0, 6] })
    expect(messagesOf(warnings)).toEqual([])
  })

  it('keeps the order of time between parts, rows of equal time together, and every row once', () => {
    const share = fc.constantFrom(0, 0.1, 0.25, 0.4)
    const times = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 8, maxLength: 100 })
    fc.assert(
      fc.property(times, share, share, fc.nat(), (list, validationShare, testShare, seed) => {
        const parts = problemOf(() => splitBy(at(list), { ...byTime, validationShare, testShare }, seed))
          ? null
          : partsOf(splitBy(at(list), { ...byTime, validationShare, testShare }, seed))
        if (parts === null) return
        const all = [...parts.train, ...parts.validation, ...parts.test].sort((a, b) => a - b)
        expect(all).toEqual(list.map((_, row) => row))
        const of = (rows: number[]) => rows.map((row) => list[row]!)
        expect(Math.max(...of(parts.train))).toBeLessThan(
          Math.min(Infinity, ...of(parts.validation), ...of(parts.test)),
        )
        expect(Math.max(-Infinity, ...of(parts.validation))).toBeLessThan(Math.min(Infinity, ...of(parts.test)))
        // Ties go to the earlier part: the later ones never have more than their share.
        expect(parts.test.length).toBeLessThanOrEqual(Math.round(testShare * list.length))
        expect(parts.test.length + parts.validation.length).toBeLessThanOrEqual(
          Math.round(testShare * list.length) + Math.round(validationShare * list.length),
        )
      }),
    )
  })

  it('puts a tie at the cut into the earlier part, and tells the share that is missed', () => {
    const { parts, warnings } = splitBy(at([1, 2, 3, 4, 5, 6, 7, 8, 8, 9]), { ...byTime, validationShare: 0 })
    expect(Array.from(parts.test)).toEqual([9])
    expect(messagesOf(warnings)).toEqual([
      'The test part has 10 % of the rows rather than 20 %: rows of equal time of day stay together.',
      'No test row has the class p of y: the figures of this part say nothing about it.',
    ])
  })

  it('has nothing to do with the seed', () => {
    const table = at(Array.from({ length: 30 }, (_, row) => (row * 7) % 30))
    expect(splitBy(table, byTime, 1).parts).toEqual(splitBy(table, byTime, 2).parts)
  })

  it('refuses texts, one time for all, and no time at all', () => {
    const cells = ['May', 'June', 'July', 'May']
    const text = tableWith(texts('day', cells), texts('y', ['n', 'p', 'n', 'p']))
    expect(problemOf(() => splitBy(text, byTime))?.message).toBe(
      'day holds text; a split by time needs numbers or dates. Choose another column, or, if its texts are dates, read the file again with day as a date.',
    )
    expect(problemOf(() => splitBy(at([3, 3, 3, 3, 3]), byTime))?.message).toBe(
      'The validation part would be empty: too many of the 5 rows that can be used have the same day, and rows of equal time stay together. Choose another column to split by, or other shares.',
    )
    expect(problemOf(() => splitBy(at([Number.NaN, Number.NaN]), byTime))).toMatchObject({
      code: 'bad-setting',
      message: 'None of the 2 rows that can be used has a value of day. Choose another column to split by.',
      path: ['preparation', 'splitColumn'],
    })
  })

  it('tells classes that only later rows have', () => {
    const table = tableWith(numbers('day', [1, 2, 3, 4, 5]), texts('y', ['n', 'p', 'n', 'p', 'q']))
    expect(messagesOf(splitBy(table, { ...byTime, validationShare: 0 }).warnings)).toEqual([
      'No training row has the class q of y: nothing about it can be learnt.',
      'No test row has the classes n, p of y: the figures of this part say nothing about it.',
    ])
  })
})
