import { describe, expect, it } from 'vitest'
import { fakeCategory, fakeColumn } from '../../../support/fakeBridge'
import { columns, found, issuesOf } from './checkBench'

const network = { hidden: [1024, 1024, 1024, 1024] }
const training = { precision: 'float32' } as const

describe('a network', () => {
  it('has at most so many weights, counted over what its features become', () => {
    expect(found({ network, training })).toEqual([])
    const levels = Array.from({ length: 100 }, (_, index) => `level ${index}`)
    const features = Array.from({ length: 9 }, (_, index) => `town ${index}`)
    const towns = features.map((name) => fakeCategory(name, levels))
    const [issue] = issuesOf({ preparation: { features }, network, training }, [...columns, ...towns])
    expect(issue).toMatchObject({
      code: 'too-many-parameters',
      path: ['network', 'hidden'],
      // 900 inputs, four layers of 1,024 and one output.
      params: { found: 901 * 1024 + 3 * 1025 * 1024 + 1025, most: 4_000_000 },
    })
    expect(issue?.message).toContain('at most 4,000,000 fit: choose fewer units or layers.')
    const numbers = Array.from({ length: 2000 }, (_, index) => fakeColumn(`x${index}`))
    const many = { features: numbers.map(({ name }) => name) }
    expect(found({ preparation: many, network, training }, [...columns, ...numbers])).toEqual([
      ['network.hidden', 'too-many-parameters'],
    ])
  })

  it('is not counted while something else is wrong, which it would follow from', () => {
    expect(found({ network: { hidden: [...network.hidden, Number.NaN] } })).toEqual([['network.hidden.4', 'range']])
  })
})
