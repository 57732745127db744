import { expect, it } from 'vitest'
import {
  inputCount,
  inputWidth,
  placeCount,
  singleInputs,
  valueWidth,
} from '@shared/data/preparation/features/inputWidths'
import { fittedCategory, fittedDate, fittedNumber, fittedWith } from '../../exampleFitted'

const scaling = { center: 0, scale: 1, quantiles: null }
const parts = [
  { part: 'weekday' as const, ...scaling },
  { part: 'hour' as const, ...scaling },
]

it('a feature is as wide as its value and its indicator', () => {
  const { inputs } = fittedWith(
    fittedNumber({ feature: 'size' }),
    fittedNumber({ feature: 'income', indicator: true }),
    fittedCategory({ feature: 'colour', levels: ['blue', 'red', 'red = dark'] }),
    fittedDate({ feature: 'date', parts, indicator: true }),
  )
  expect(inputs.map(valueWidth)).toEqual([1, 1, 3, 2])
  expect(inputs.map(inputWidth)).toEqual([1, 2, 3, 3])
})

it('the matrix has a column for each input of a feature and each product', () => {
  const fitted = {
    ...fittedWith(fittedNumber({ feature: 'income', indicator: true }), fittedDate({ feature: 'date', parts })),
    terms: [[0, 0], [1, 2]].map((factors) => ({ factors, ...scaling })), // prettier-ignore
  }
  expect([singleInputs(fitted.inputs), inputCount(fitted)]).toEqual([4, 6])
})

it('a category has a place for rare levels and one for missing values that were seen; a reference has no input', () => {
  const common = { feature: 'colour', levels: ['red'], grouped: ['pink'], missingLevel: 'seen' as const }
  expect(placeCount(fittedCategory(common))).toBe(3)
  expect(placeCount(fittedCategory({ ...common, grouped: [], missingLevel: 'unseen' }))).toBe(1)
  expect(valueWidth(fittedCategory({ ...common, encoding: 'reference', reference: 0 }))).toBe(2)
  const ordinal = { ...scaling, mean: 0.5 }
  expect(valueWidth(fittedCategory({ ...common, encoding: 'ordinal', ordinal }))).toBe(1)
})
