import { expect, it } from 'vitest'
import { nameParts } from '@renderer/wording/nameParts'

it('parts the number that tells namesakes apart from the name', () => {
  expect(nameParts('Logistic regression (2)')).toEqual(['Logistic regression', ' (2)'])
  expect(nameParts('tanh 8 (12)')).toEqual(['tanh 8', ' (12)'])
})

it('keeps the fold, which tells the runs of one experiment apart', () => {
  expect(nameParts('tanh 8 (2), fold 3 of 5')).toEqual(['tanh 8', ' (2), fold 3 of 5'])
  expect(nameParts('tanh 8, repeat 2, fold 3 of 5')).toEqual(['tanh 8', ', repeat 2, fold 3 of 5'])
})

it('leaves a name without one whole', () => {
  expect(['tanh 8', 'run(2)', '(2) first', ''].map((name) => nameParts(name))).toEqual([
    ['tanh 8', ''],
    ['run(2)', ''],
    ['(2) first', ''],
    ['', ''],
  ])
})
