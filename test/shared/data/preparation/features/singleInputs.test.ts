import { describe, expect, it } from 'vitest'
import { blockRows, singleInputsOf, writeProducts } from '@shared/data/preparation/features/singleInputs'
import { fittedCategory, fittedNumber } from '../../exampleFitted'
import { tableOf } from '../../exampleTables'

const table = tableOf('a,c,b', '2,p,3', '5,q,-1', '7,,11')
const inputs = [
  fittedNumber({ feature: 'a' }),
  fittedCategory({ feature: 'c', levels: ['p', 'q'], missingLevel: 'seen' }),
  fittedNumber({ feature: 'b' }),
]
const listed = (values: Float64Array, count: number) => Array.from(values.subarray(0, count))

describe('singleInputsOf', () => {
  it('fills a block with the inputs of these rows, side by side', () => {
    const single = singleInputsOf(inputs, table)
    expect([single.stride, single.values.length]).toEqual([5, 5 * blockRows])
    single.fill(Uint32Array.of(0, 2, 1), 1, 3)
    expect(listed(single.values, 10)).toEqual([7, 0, 0, 1, 11, 5, 0, 1, 0, -1])
  })

  it('leaves nothing of the block before', () => {
    const single = singleInputsOf(inputs, table)
    single.fill(Uint32Array.of(0, 1, 2), 0, 3)
    single.fill(Uint32Array.of(1), 0, 1)
    expect(listed(single.values, 5)).toEqual([5, 0, 1, 0, -1])
  })

  it('leaves features 0 of which no input is wanted', () => {
    const single = singleInputsOf(inputs, table, (place) => place === 2 || place === 4)
    single.fill(Uint32Array.of(0, 1), 0, 2)
    expect(listed(single.values, 10)).toEqual([0, 1, 0, 0, 3, 0, 0, 1, 0, -1])
  })

  it('refuses a table that lacks a feature, unless none of its inputs is wanted', () => {
    const more = [...inputs, fittedNumber({ feature: 'gone' })]
    expect(() => singleInputsOf(more, table)).toThrow('The table has no column named gone.')
    expect(singleInputsOf(more, table, (place) => place < 5).stride).toBe(6)
  })
})

describe('writeProducts', () => {
  const numbers = singleInputsOf([inputs[0]!, inputs[2]!], table)
  numbers.fill(Uint32Array.of(0, 1), 0, 2)

  // PolynomialFeatures(3) of (2, 3) and (5, -1).
  it.each([
    [[0, 0], 4, 25],
    [[0, 1], 6, -5],
    [[1, 1], 9, 1],
    [[0, 0, 0], 8, 125],
    [[0, 0, 1], 12, -25],
    [[0, 1, 1], 18, 5],
    [[1, 1, 1], 27, -1],
  ])('of the factors %j are those of scikit-learn', (factors, first, second) => {
    const out = new Float64Array(2)
    writeProducts(numbers, factors, 2, out, 0, 1, null)
    expect(Array.from(out)).toEqual([first, second])
  })

  it('go to their place between others, finished', () => {
    const out = new Float32Array(7)
    writeProducts(numbers, [0, 1], 2, out, 2, 3, (product) => product / 2)
    expect(Array.from(out)).toEqual([0, 0, 3, 0, 0, -2.5, 0])
  })
})
