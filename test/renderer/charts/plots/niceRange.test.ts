import { describe, expect, it } from 'vitest'
import { niceRange } from '@renderer/charts/plots/niceRange'

describe('niceRange', () => {
  it.each([
    [[0.13, 9.4], { min: 0, max: 10 }],
    [[-3, 12], { min: -5, max: 15 }],
    [[], { min: 0, max: 1 }],
    [[7], { min: 6, max: 8 }],
  ])('of %j is %j', (values, range) => expect(niceRange(values)).toEqual(range))
})
