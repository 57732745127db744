import { describe, expect, it } from 'vitest'
import { tableOfLevels, unusable } from '@shared/data/preparation/features/levelPlaces'
import { fittedCategory } from '../../exampleFitted'

/** All inputs stay 0. */
const noInput = -1
const fitted = (changes: Partial<Parameters<typeof fittedCategory>[0]> = {}) =>
  fittedCategory({ feature: 'c', levels: ['a', 'b', 'c'], ...changes })
/** Of the cells c, a, z (which no training row has) and a missing one. */
const inputsOf = (changes: Parameters<typeof fitted>[0]) => Array.from(tableOfLevels(fitted(changes), ['c', 'a', 'z']).inputs) // prettier-ignore
const ordinal = { center: 1.4, scale: 0.8, quantiles: null, mean: 1.4 }

describe('the place of a level', () => {
  it('goes by its text, not by its code; what is missing and has no place cannot be used', () => {
    expect(inputsOf({})).toEqual([2, 0, noInput, unusable])
  })

  it('is that of other levels where it is rare, as it is for levels never seen', () => {
    expect(inputsOf({ levels: ['b', 'c'], grouped: ['a'] })).toEqual([1, 2, 2, unusable])
    expect(inputsOf({ levels: ['b', 'c'], grouped: ['a'], missingLevel: 'seen' })).toEqual([1, 2, 2, 3])
  })

  it('moves up behind the reference, which has no input: as OneHotEncoder with drop', () => {
    expect(inputsOf({ encoding: 'reference', reference: 1 })).toEqual([1, 0, noInput, unusable])
    expect(inputsOf({ encoding: 'reference', reference: 0 })).toEqual([1, noInput, noInput, unusable])
  })

  it.each([
    ['zeros', [2, 0, noInput, 1]],
    ['mostFrequent', [2, 0, 2, 1]],
    ['missing', [2, 0, 1, 1]],
  ] as const)('follows the rule for levels never seen: %s', (unseen, inputs) => {
    expect(inputsOf({ unseen, impute: 'b', mode: 'c' })).toEqual(inputs)
  })

  it('of a missing cell is a level of its own only where a training row showed it', () => {
    expect(inputsOf({ missingLevel: 'seen' })[3]).toBe(3)
    expect(inputsOf({ missingLevel: 'unseen' })[3]).toBe(noInput)
    expect(inputsOf({ missingLevel: 'unseen', unseen: 'mostFrequent', mode: 'b' })[3]).toBe(1)
    expect(inputsOf({ missingLevel: 'unseen', grouped: ['q'] })[3]).toBe(3)
  })
})

it('counts a level never seen as missing only where the rule says so', () => {
  const marks = (unseen: 'zeros' | 'missing') => {
    const { missing, unseen: never } = tableOfLevels(fitted({ unseen }), ['c', 'z'])
    return [Array.from(missing), Array.from(never)]
  }
  expect(marks('zeros')).toEqual([
    [0, 0, 1],
    [0, 1],
  ])
  expect(marks('missing')).toEqual([
    [0, 1, 1],
    [0, 1],
  ])
})

it('has numbers for an order: places as scikit-learn standardizes them, the mean for what has none', () => {
  // OrdinalEncoder and StandardScaler over s, l, l, m, l: mean 1.4, standard deviation 0.8.
  const sizes = { levels: ['s', 'm', 'l'], encoding: 'ordinal', ordinal } as const
  const numbersOf = (changes: Parameters<typeof fitted>[0]) =>
    Array.from(tableOfLevels(fitted({ ...sizes, ...changes, levels: [...sizes.levels] }), ['l', 's', 'm', 'z']).numbers ?? []) // prettier-ignore
  const close = [0.75, -1.75, -0.5].map((value) => expect.closeTo(value, 14) as number)
  expect(numbersOf({})).toEqual([...close, 0, Number.NaN])
  expect(numbersOf({ impute: 'm' })).toEqual([...close, 0, close[2]])
  expect(numbersOf({ missingLevel: 'seen' })).toEqual([...close, 0, 0])
  expect(tableOfLevels(fitted(), ['a']).numbers).toBeNull()
})

it('is made once for many levels, and anew for others and for another fit', () => {
  const levels = Array.from({ length: 1000 }, (_, index) => `l${index}`)
  const [one, other] = [fitted({ levels: ['l3'] }), fitted({ levels: ['l4'] })]
  expect(tableOfLevels(one, levels)).toBe(tableOfLevels(one, levels))
  expect(tableOfLevels(other, levels).inputs[4]).toBe(0)
  expect(tableOfLevels(one, levels.toReversed()).inputs[996]).toBe(0)
})
