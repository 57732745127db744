import { expect, it } from 'vitest'
import { nearKey } from '@shared/spec/words/nearKey'

it('is the same for spellings that are most likely meant to be one', () => {
  expect(['Größe', 'GROSSE', 'grosse'].map(nearKey)).toEqual(['große', 'grosse', 'grosse'])
  expect(['sepal_length', 'Sepal Length', 'sepal.length'].map(nearKey)).toEqual(new Array(3).fill('sepallength'))
  expect(['01', '1', '0', '00'].map(nearKey)).toEqual(['1', '1', '0', '0'])
})

it('leaves signs apart', () => {
  expect(nearKey('+')).not.toBe(nearKey('-'))
})
