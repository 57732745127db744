import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numbers, partsOf, problemOf, splitBy, tableWith, texts } from './splitBench'
import { messagesOf } from '../../../../support/messagesOf'

const labels = (rows: number) =>
  texts(
    'y',
    Array.from({ length: rows }, (_, row) => (row % 4 < 2 ? 'n' : 'p')),
  )
const bySite = (sites: readonly (number | null)[]) =>
  tableWith(
    numbers(
      'site',
      sites.map((site) => site ?? Number.NaN),
    ),
    labels(sites.length),
  )
const grouped = { split: 'grouped', splitColumn: 'site' } as const

describe('a split by groups', () => {
  it('keeps groups whole, covers the rows and gives each part with a share a row', () => {
    const share = fc.constantFrom(0, 0.1, 0.2, 0.4)
    const sites = fc.array(fc.option(fc.nat(8)), { minLength: 12, maxLength: 120 })
    fc.assert(
      fc.property(sites, share, share, fc.nat(), (list, validationShare, testShare, seed) => {
        fc.pre(new Set(list).size >= 3)
        const split = splitBy(bySite(list), { ...grouped, validationShare, testShare }, seed)
        const parts = partsOf(split)
        const all = [...parts.train, ...parts.validation, ...parts.test]
        expect(all.sort((a, b) => a - b)).toEqual(list.map((_, row) => row))
        const partOf = new Map<number, string>()
        for (const [part, rows] of Object.entries(partsOf(split))) {
          for (const row of rows) {
            const site = list[row]
            if (site === null || site === undefined) continue
            expect(partOf.get(site) ?? part).toBe(part)
            partOf.set(site, part)
          }
        }
        expect(parts.train.length).toBeGreaterThan(0)
        expect(parts.validation.length > 0).toBe(validationShare > 0)
        expect(parts.test.length > 0).toBe(testShare > 0)
        const other = splitBy(bySite(list), { ...grouped, validationShare: 0.3, testShare }, seed)
        expect(partsOf(other).test).toEqual(parts.test)
      }),
    )
  })

  it('meets its shares exactly where groups are of equal size', () => {
    const sites = Array.from({ length: 400 }, (_, row) => row % 40)
    const { parts, warnings } = splitBy(bySite(sites), { ...grouped, validationShare: 0.25, testShare: 0.1 }, 5)
    expect([parts.train.length, parts.validation.length, parts.test.length]).toEqual([260, 100, 40])
    expect(messagesOf(warnings)).toEqual([])
    expect(splitBy(bySite(sites), { ...grouped, testShare: 0.1 }, 6).parts.test).not.toEqual(parts.test)
  })

  it('leaves a group for each part, however large the others are', () => {
    const sites = [...new Array<number>(90).fill(1), 2, 2, 2, 2, 2, 3, 3, 3, 3, 3]
    for (let seed = 0; seed < 10; seed++) {
      const { parts } = splitBy(bySite(sites), { ...grouped, validationShare: 0.2, testShare: 0.2 }, seed)
      expect([parts.train.length, parts.validation.length, parts.test.length]).toEqual([90, 5, 5])
    }
  })

  it('draws each of equal groups equally often: 1,000 seeds, 10 groups, 2 of them for the test', () => {
    const sites = Array.from({ length: 50 }, (_, row) => row % 10)
    const drawn = new Array<number>(10).fill(0)
    for (let seed = 0; seed < 1000; seed++) {
      const { test } = splitBy(bySite(sites), { ...grouped, testShare: 0.2 }, seed).parts
      for (const site of new Set(Array.from(test, (row) => row % 10))) drawn[site]! += 1
    }
    // Each of 10 counts is binomial with mean 200 and standard deviation 12.6.
    for (const count of drawn) expect(Math.abs(count - 200)).toBeLessThan(5 * 12.6)
  })

  it('lets a row without a group be one of its own', () => {
    const sites = [...new Array<null>(90).fill(null), ...new Array<number>(10).fill(1)]
    const { parts } = splitBy(bySite(sites), { ...grouped, validationShare: 0.2, testShare: 0.2 }, 3)
    expect(parts.test.length).toBe(20)
    expect(parts.validation.length).toBe(20)
    const [first, ...others] = Array.from({ length: 10 }, (_, index) => 90 + index).map((row) =>
      parts.train.includes(row),
    )
    expect(others.every((other) => other === first)).toBe(true)
  })

  it('reads groups from texts as from numbers', () => {
    const cells = ['x', 'y', 'x', null, 'z', 'y', 'z', 'x']
    const codes = [0, 1, 0, null, 2, 1, 2, 0]
    const asTexts = tableWith(texts('site', cells), labels(8))
    const changes = { ...grouped, validationShare: 0.2, testShare: 0.2 }
    for (let seed = 0; seed < 20; seed++) {
      expect(splitBy(asTexts, changes, seed).parts).toEqual(splitBy(bySite(codes), changes, seed).parts)
    }
  })

  it('refuses too few groups, and a column that is not there', () => {
    const two = bySite([1, 1, 2, 2, 1, 2, 1, 1, 2, 2])
    expect(problemOf(() => splitBy(two, { ...grouped }))).toEqual({
      code: 'bad-setting',
      message:
        'site has 2 groups in the 10 rows that can be used, and this split needs at least 3: the rows of a group stay together. Choose another column, or set a share to 0.',
      path: ['preparation', 'splitColumn'],
    })
    expect(problemOf(() => splitBy(two, { ...grouped, testShare: 0 }))).toBeNull()
    expect(problemOf(() => splitBy(two, { ...grouped, splitColumn: 'sites' }))).toEqual({
      code: 'bad-setting',
      message: 'The table has no column named sites to split by. Close: site.',
      path: ['preparation', 'splitColumn'],
    })
  })
})
