import { describe, expect, it } from 'vitest'
import type { ColumnRule } from '@shared/spec/runSpec'
import { featureRule } from '@shared/data/preparation/features/featureRule'
import { fitCategory } from '@shared/data/preparation/features/fitCategory'
import { inputNames } from '@shared/data/preparation/features/inputNames'
import { inputWriter } from '@shared/data/preparation/features/inputWriter'
import type { FittedCategory } from '@shared/data/preparation/fittedPreparation'
import type { CategoryColumn } from '@shared/data/table/table'
import { fittedCategory, fittedWith } from '../../exampleFitted'
import { allRows, preparationSpec, tableOf } from '../../exampleTables'
import { reference } from './reference'

const columnOf = (...cells: string[]) => tableOf('c', ...cells).columns[0] as CategoryColumn
const fit = (cells: string[], rule: ColumnRule, rows?: Uint32Array) => {
  const column = columnOf(...cells)
  const spec = preparationSpec({ standardization: 'none', columns: { c: rule } })
  return fitCategory(column, rows ?? Uint32Array.from(cells.keys()), featureRule(spec, column))
}
const inputOf = (...given: Parameters<typeof fit>) => fit(...given)?.input as FittedCategory
/** The inputs of each cell of another table. */
const encode = (input: FittedCategory, ...cells: string[]) => {
  const table = tableOf('c', ...cells)
  const width = inputNames(fittedWith(input)).length
  const out = new Float64Array(cells.length * width)
  inputWriter(input, table.columns[0]!)(allRows(table), 0, cells.length, out, 0, width)
  return cells.map((_, row) => Array.from(out.subarray(row * width, (row + 1) * width)))
}

describe('fitCategory', () => {
  it('knows only the levels of the given rows, by code unit', () => {
    const cells = ['red', 'blue', 'red', '', 'green', 'blue']
    expect(inputOf(cells, { missing: 'mostFrequent' }, Uint32Array.of(0, 1, 2, 3))).toEqual(
      fittedCategory({ feature: 'c', levels: ['blue', 'red'], impute: 'red', mode: 'red' }),
    )
    expect(inputOf(cells, {}, Uint32Array.of(4, 0))).toMatchObject({ levels: ['green', 'red'], impute: null })
    expect(fit(cells, {}, Uint32Array.of(3))).toBeNull()
  })

  it('takes the first level by code unit where several are the most frequent', () => {
    expect(inputOf(['b', 'a', 'b', 'a', 'c'], { missing: 'mostFrequent' })).toMatchObject({ mode: 'a', impute: 'a' })
  })

  it('takes rare levels together, as scikit-learn with min_frequency', () => {
    const { cells, below, of, encoded } = reference.rare
    const input = inputOf(cells, { rareBelow: below })
    expect(input).toMatchObject({ levels: ['b', 'c'], grouped: ['a', 'd'] })
    expect(inputNames(fittedWith(input))).toEqual(['c = b', 'c = c', 'c = other'])
    // A level that no training row has goes to the rare ones too.
    expect(encode(input, ...of)).toEqual(encoded)
  })

  it('leaves the reference level without an input: the most frequent, or the one that is named', () => {
    const cells = ['a', 'b', 'b', 'c', 'd']
    const usual = inputOf(cells, { encoding: 'reference' })
    expect(inputNames(fittedWith(usual))).toEqual(['c = a', 'c = c', 'c = d'])
    expect(encode(usual, 'a', 'b', 'c', 'd')).toEqual([[1, 0, 0], [0, 0, 0], [0, 1, 0], [0, 0, 1]]) // prettier-ignore
    expect(inputOf(cells, { encoding: 'reference', reference: 'd' }).reference).toBe(3)
    expect(inputOf(cells, { encoding: 'reference', reference: 'd', rareBelow: 2 })).toMatchObject({
      ...{ levels: ['b'], grouped: ['a', 'c', 'd'], reference: 1 },
    })
    expect(inputOf(cells, { encoding: 'reference', rareBelow: 3 })).toMatchObject({ levels: [], reference: 0 })
    expect(() => fit(cells, { encoding: 'reference', reference: 'e' })).toThrow(
      'No training row has the reference level e. Its levels are a, b, c, d.',
    )
  })

  it('makes being missing a level where a training row shows it, and else one that was never seen', () => {
    const seen = inputOf(['a', '', 'b'], { missing: 'ownCategory' })
    expect(seen).toMatchObject({ missingLevel: 'seen', impute: null })
    expect(encode(seen, 'b', '', 'z')).toEqual([[0, 1, 0], [0, 0, 1], [0, 0, 0]]) // prettier-ignore
    const never = inputOf(['a', 'b'], { missing: 'ownCategory' })
    expect(never.missingLevel).toBe('unseen')
    expect(encode(never, 'b', '', 'z')).toEqual([[0, 1], [0, 0], [0, 0]]) // prettier-ignore
  })

  it('counts imputed rows before it takes rare levels together, also of a constant that is a new level', () => {
    const cells = ['a', 'a', 'b', '', '']
    expect(inputOf(cells, { missing: 'constant', constant: 'b', rareBelow: 3 })).toMatchObject({
      ...{ levels: ['b'], grouped: ['a'], mode: 'a', impute: 'b' },
    })
    const added = inputOf(cells, { missing: 'constant', constant: 'none' })
    expect(added.levels).toEqual(['a', 'b', 'none'])
    expect(encode(added, '', 'none')).toEqual([[0, 0, 1], [0, 0, 1]]) // prettier-ignore
    expect(inputOf(['a', 'b'], { missing: 'constant', constant: 7 })).toMatchObject({ levels: ['a', 'b'], impute: '7' })
  })

  it.each<[ColumnRule['unseen'], number[]]>([
    ['zeros', [0, 0]],
    ['mostFrequent', [0, 1]],
    ['missing', [1, 0]],
  ])('takes a level that was never seen by the rule %s', (unseen, wanted) => {
    const rule = { missing: 'constant', constant: 'a', indicator: true } as const
    const input = inputOf(['a', 'b', 'b', 'b', ''], { ...rule, unseen: unseen! })
    expect(encode(input, 'z')).toEqual([[...wanted, unseen === 'missing' ? 1 : 0]])
    expect(encode(input, '')).toEqual([[1, 0, 1]])
  })

  it('cannot use a level that was never seen where it is to count as missing and such rows are dropped', () => {
    expect(encode(inputOf(['a', 'b'], { unseen: 'missing' }), 'z', 'a')).toEqual([[Number.NaN, Number.NaN], [1, 0]]) // prettier-ignore
  })

  it('knows when its inputs never vary', () => {
    expect(fit(['a', 'a'], {})?.constant).toBe(true)
    expect(fit(['a', 'a', ''], { missing: 'ownCategory' })?.constant).toBe(false)
    expect(fit(['a', 'a', ''], { missing: 'mostFrequent' })?.constant).toBe(true)
    expect(fit(['a', 'b', 'c'], { rareBelow: 2 })?.constant).toBe(true)
  })

  it('refuses more than 100 levels that are not rare, and 10,000 rare ones', () => {
    const twice = Array.from({ length: 101 }, (_, index) => [`l${index}`, `l${index}`]).flat()
    expect(() => fit([...twice, 'once'], { rareBelow: 2 })).toThrow(
      'c has 101 levels of 2 training rows or more; at most 100 levels fit. Take more of them together as rare ones',
    )
    const many = Array.from({ length: 10_001 }, (_, index) => `t${index}`)
    expect(() => fit(many, { rareBelow: 2 })).toThrow('c has 10,001 rare levels; at most 10,000 can be taken together.')
    expect(fit(many.slice(1), { rareBelow: 2 })?.constant).toBe(true)
  })
})
