import { describe, expect, it } from 'vitest'
import { termFactors } from '@shared/data/preparation/features/terms'
import { fittedCategory, fittedDate, fittedNumber } from '../../exampleFitted'
import { reference } from './reference'

const numbers = ['a', 'b', 'c'].map((feature) => fittedNumber({ feature }))
const colour = fittedCategory({ feature: 'colour', levels: ['red', 'green'] })
const none = { degree: 1, interactions: [] }

describe('termFactors', () => {
  it.each([2, 3] as const)('of degree %i are those of PolynomialFeatures, in its order', (degree) => {
    const names = termFactors(numbers, { ...none, degree }).map((factors) =>
      factors
        .map((factor) => 'abc'[factor])
        .join(' ')
        .replace(/(\w) \1 \1/, '$1^3')
        .replace(/(\w) \1/, '$1^2'),
    )
    expect(names).toEqual(reference.polynomial[`degree${degree}`].names)
  })

  it('multiply a category out to its inputs, and leave indicators out', () => {
    const inputs = [fittedNumber({ feature: 'a', indicator: true }), colour, fittedDate({ feature: 'when' })]
    const pairs = (...interactions: [string, string][]) => termFactors(inputs, { degree: 1, interactions })
    expect(pairs(['a', 'colour'])).toEqual([[0, 2], [0, 3]]) // prettier-ignore
    expect(pairs(['when', 'colour'], ['colour', 'when'])).toEqual([[2, 4], [3, 4]]) // prettier-ignore
    expect(pairs(['a', 'a'], ['when', 'when'])).toEqual([[0, 0], [4, 4]]) // prettier-ignore
    expect(() => pairs(['colour', 'colour'])).toThrow(
      'The levels of colour multiplied with each other tell nothing new',
    )
    expect(termFactors(inputs, { ...none, degree: 3 })).toEqual([[0, 0], [0, 0, 0]]) // prettier-ignore
  })

  it('are there once, though degree and interactions ask for them', () => {
    expect(termFactors(numbers, { degree: 2, interactions: [['b', 'a'], ['a', 'b']] })).toHaveLength(6) // prettier-ignore
  })

  it('refuse more inputs than fit, saying what makes them', () => {
    const many = Array.from({ length: 40 }, (_, index) => fittedNumber({ feature: `n${index}` }))
    const wide = fittedCategory({ feature: 'city', levels: Array.from({ length: 90 }, (_, index) => `c${index}`) })
    expect(() => termFactors([...many, wide], { degree: 3, interactions: [['n1', 'city']] })).toThrow(
      // 40 · 41 / 2 + 40 · 41 · 42 / 6 products, and 40 + 90 + 90 inputs.
      'The features make 12,520 inputs; at most 10,000 fit. Most come from: 12,300 products of 40 numbers (degree 3), 90 products of n1 and city, 90 of city. Lower the degree',
    )
    expect(termFactors(many, { ...none, degree: 2 })).toHaveLength(820)
    // Millions are counted, not made.
    expect(() => termFactors(many, { ...none, degree: 6 })).toThrow('9,366,778 products of 40 numbers (degree 6)')
  })

  it('are counted once where degree and interactions ask for the same: 10,000 inputs fit', () => {
    const numbersOf = Array.from({ length: 139 }, (_, index) => fittedNumber({ feature: `n${index}` }))
    // 139 numbers of degree 2: 139 + 139 · 140 / 2 = 9,869.
    const cities = fittedCategory({ feature: 'city', levels: Array.from({ length: 90 }, (_, index) => `c${index}`) })
    const pairs: [string, string][] = Array.from({ length: 100 }, (_, index) => ['n0', `n${index}`])
    expect(termFactors([...numbersOf, cities], { degree: 2, interactions: pairs })).toHaveLength(9730)
  })
})
