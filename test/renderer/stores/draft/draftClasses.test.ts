import { expect, it } from 'vitest'
import { draftClasses } from '@renderer/stores/draft/draftClasses'
import { fakeCategory, fakeColumn } from '../../../support/fakeBridge'

it('orders classes as a run on them does: numbers by size, else by code unit, of two the event last', () => {
  expect(draftClasses(fakeColumn('n', { levels: ['10', '9'] }), null)).toEqual(['9', '10'])
  expect(draftClasses(fakeCategory('c', ['b', 'a']), null)).toEqual(['a', 'b'])
  expect(draftClasses(fakeCategory('c', ['b', 'a']), 'a')).toEqual(['b', 'a'])
  expect(draftClasses(fakeCategory('c', ['b', 'a', 'c']), 'a')).toEqual(['a', 'b', 'c'])
})

it('has none of a target with too many', () => {
  expect(draftClasses(fakeCategory('c', [], { levels: null }), null)).toEqual([])
})
