import { expect, it } from 'vitest'
import { splitKinds } from '@shared/spec/choices'
import { drawnValidationShare, drawsRows, holdsValidation, usedSplitColumn } from '@shared/spec/splitKindTable'

it('rows validate where they have a share, and with folds always', () => {
  expect(holdsValidation({ split: 'holdout', validationShare: 0.1 })).toBe(true)
  expect(holdsValidation({ split: 'holdout', validationShare: 0 })).toBe(false)
  expect(holdsValidation({ split: 'folds', validationShare: 0 })).toBe(true)
})

it('a share of rows validates unless a fold does', () => {
  expect(drawnValidationShare({ split: 'time', validationShare: 0.3 })).toBe(0.3)
  expect(drawnValidationShare({ split: 'folds', validationShare: 0.3 })).toBe(0)
})

it('rows are drawn one by one where no column keeps them together', () => {
  const drawing = (splitColumn: string | null) => splitKinds.filter((split) => drawsRows({ split, splitColumn }))
  expect(drawing(null)).toEqual(['holdout', 'folds'])
  expect(drawing('school')).toEqual(['holdout'])
})

it('a holdout has no use for a column that another kind was split by', () => {
  expect(splitKinds.map((split) => usedSplitColumn({ split, splitColumn: 'school' }))).toEqual([null, 'school', 'school', 'school']) // prettier-ignore
})
