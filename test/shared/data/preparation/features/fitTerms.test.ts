import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  fitPreparation,
  fittedPreparationSchema,
  inputNames,
  prepareInputs,
} from '@shared/data/preparation/preparation'
import { allRows, preparationSpec, tableOf } from '../../exampleTables'
import { reference } from './reference'

type Powers = Record<'degree4' | 'degree5' | 'degree6', { powers: number[][]; scaled: number[][] }>
/** By scikit-learn; test/data/polynomial.py. */
const polynomial = JSON.parse(readFileSync('test/data/polynomial.json', 'utf8')) as Powers & { rows: number[][] }
const { rows, ...degrees } = reference.polynomial
const table = tableOf('a,b,c,y', ...rows.map((row, index) => `${row.join(',')},${index % 2}`))

describe('products', () => {
  it.each([2, 3] as const)(
    'of degree %i are standardized products of standardized numbers, as in scikit-learn',
    (degree) => {
      const { fitted } = fitPreparation(table, preparationSpec({ features: ['a', 'b', 'c'], degree }))
      const { values, columns } = prepareInputs(fitted, table, allRows(table))
      const { scaled, names } = degrees[`degree${degree}`]
      expect(columns).toBe(3 + names.length)
      scaled.forEach((wanted, row) =>
        wanted.forEach((value, term) => expect(values[row * columns + 3 + term]).toBeCloseTo(value, 11)),
      )
    },
  )

  it.each([4, 5, 6] as const)(
    'of degree %i are those of PolynomialFeatures, in its order and with its values',
    (degree) => {
      const high = tableOf('a,b,c,y', ...polynomial.rows.map((row, index) => `${row.join(',')},${index % 2}`))
      const { fitted } = fitPreparation(high, preparationSpec({ features: ['a', 'b', 'c'], degree }))
      const { powers, scaled } = polynomial[`degree${degree}`]
      const ofTerms = fitted.terms.map(({ factors }) =>
        [0, 1, 2].map((place) => factors.filter((at) => at === place).length),
      )
      expect(ofTerms).toEqual(powers)
      const { values, columns } = prepareInputs(fitted, high, allRows(high))
      expect(columns).toBe(3 + powers.length)
      scaled.forEach((wanted, row) =>
        wanted.forEach((value, term) => expect(values[row * columns + 3 + term]).toBeCloseTo(value, 9)),
      )
      expect(fittedPreparationSchema.safeParse(JSON.parse(JSON.stringify(fitted))).data).toEqual(fitted)
    },
  )

  it('have names with their powers', () => {
    const { fitted } = fitPreparation(table, preparationSpec({ features: ['a', 'b'], degree: 6 }))
    expect(inputNames(fitted).slice(-7)).toEqual(['a⁶', 'a⁵ · b', 'a⁴ · b²', 'a³ · b³', 'a² · b⁴', 'a · b⁵', 'b⁶'])
  })

  it('have names that say what they are', () => {
    const { fitted } = fitPreparation(table, preparationSpec({ features: ['a', 'b'], degree: 3 }))
    expect(inputNames(fitted)).toEqual(['a', 'b', 'a²', 'a · b', 'b²', 'a³', 'a² · b', 'a · b²', 'b³'])
  })

  it('of a category are those of its levels', () => {
    const shop = tableOf('price,size,y', '1,s,0', '2,l,1', '4,s,1', '8,l,0')
    const spec = preparationSpec({
      features: ['price', 'size'],
      standardization: 'none',
      interactions: [['size', 'price']],
    })
    const { fitted } = fitPreparation(shop, spec)
    expect(inputNames(fitted).slice(3)).toEqual(['price · size = l', 'price · size = s'])
    const { values } = prepareInputs(fitted, shop, Uint32Array.of(1, 2))
    expect(Array.from(values)).toEqual([2, 1, 0, 2, 0, 4, 0, 1, 0, 4])
  })

  it('are fitted in groups where the rows are many, to the same values', () => {
    const long = tableOf(
      'a,b,y',
      ...Array.from({ length: 1500 }, (_, row) => `${(row * 37) % 101},${(row * 11) % 7},${row % 2}`),
    )
    const spec = preparationSpec({ features: ['a', 'b'], degree: 2, standardization: 'quantile' })
    const { fitted } = fitPreparation(long, spec)
    for (const { quantiles } of fitted.terms) expect(quantiles).toHaveLength(100)
    const { values, columns } = prepareInputs(fitted, long, allRows(long))
    for (let column = 0; column < columns; column++) {
      const places = values.filter((_, index) => index % columns === column)
      expect([Math.min(...places), Math.max(...places)]).toEqual([0, 1])
    }
  })

  it('that no number can hold are refused by name', () => {
    const huge = tableOf('a,b,y', '1e200,1,0', '-1e200,2,1', '1e200,3,1')
    const spec = preparationSpec({ features: ['a', 'b'], standardization: 'none', degree: 2 })
    expect(() => fitPreparation(huge, spec)).toThrow('The product a² is too large for a number in some training rows.')
  })

  it('let a cancel through', () => {
    let calls = 0
    const spec = preparationSpec({ features: ['a', 'b', 'c'], degree: 3 })
    fitPreparation(table, spec, () => (calls += 1))
    expect(calls).toBeGreaterThan(16)
  })
})
