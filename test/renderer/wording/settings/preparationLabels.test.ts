import { expect, it } from 'vitest'
import { transformHint } from '@renderer/wording/settings/preparationLabels'

it('says where a transform is defined, and that a column goes beyond', () => {
  expect(transformHint('log', 2)).toBe('For values above 0.')
  expect(transformHint('log', 0)).toBe('For values above 0. The smallest here is 0.')
  expect(transformHint('log1p', 0)).toBe('For values above −1.')
  expect(transformHint('log1p', -1)).toContain('The smallest here is −1.')
  expect(transformHint('sqrt', 0)).toBe('For values of 0 or more.')
  expect(transformHint('sqrt', -0.5)).toContain('The smallest here is −0.5')
})

it('says nothing of a column whose values are not known, or for a transform of all numbers', () => {
  expect([transformHint('log', null), transformHint('none', -3)]).toEqual(['For values above 0.', undefined])
  expect(transformHint('yeoJohnson', -3)).toBe('A power transform fitted on the training rows.')
})
