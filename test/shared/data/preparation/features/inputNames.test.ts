import { expect, it } from 'vitest'
import { inputNames } from '@shared/data/preparation/features/inputNames'
import { fittedCategory, fittedDate, fittedNumber, fittedWith } from '../../exampleFitted'

const scaling = { center: 0, scale: 1, quantiles: null }

it('are one for a number and one for each level, named so', () => {
  const fitted = fittedWith(
    fittedNumber({ feature: 'size' }),
    fittedCategory({ feature: 'colour', levels: ['blue', 'red', 'red = dark'] }),
  )
  expect(inputNames(fitted)).toEqual(['size', 'colour = blue', 'colour = red', 'colour = red = dark'])
})

it('name transforms, indicators, parts of dates and products', () => {
  const fitted = {
    ...fittedWith(
      fittedNumber({ feature: 'income', transform: 'log', indicator: true }),
      fittedNumber({ feature: 'age', transform: 'yeoJohnson', lambda: 0.5 }),
      fittedNumber({ feature: 'exam_1' }),
      fittedDate({
        feature: 'date',
        parts: [
          { part: 'weekday', ...scaling },
          { part: 'hour', ...scaling },
        ],
        indicator: true,
      }),
    ),
    terms: [[0, 0], [2, 2, 2], [2, 2, 4], [0, 2]].map((factors) => ({ factors, ...scaling })), // prettier-ignore
  }
  expect(inputNames(fitted)).toEqual([
    ...['log income', 'income missing', 'Yeo-Johnson age', 'exam_1'],
    ...['date: weekday', 'date: hour', 'date missing'],
    ...['(log income)²', 'Yeo-Johnson age³', 'Yeo-Johnson age² · date: weekday', 'log income · Yeo-Johnson age'].map(
      (name) => name.replace(/^Yeo-Johnson age([²³])/, '(Yeo-Johnson age)$1'),
    ),
  ])
})

it('name the places of rare and missing levels, apart from levels of that name', () => {
  const colour = (changes: Parameters<typeof fittedCategory>[0]) => inputNames(fittedWith(fittedCategory(changes)))
  const common = { feature: 'colour', grouped: ['pink'], missingLevel: 'seen' as const }
  expect(colour({ ...common, levels: ['red'] })).toEqual(['colour = red', 'colour = other', 'colour = missing'])
  expect(colour({ ...common, levels: ['red'], encoding: 'reference', reference: 0 })).toEqual([
    ...['colour = other', 'colour = missing'],
  ])
  const names = colour({ ...common, levels: ['missing', 'other'] })
  expect(new Set(names).size).toBe(4)
  const ordinal = { ...scaling, mean: 0.5 }
  expect(colour({ feature: 'size', levels: ['s', 'l'], encoding: 'ordinal', ordinal, indicator: true })).toEqual([
    ...['size', 'size missing'],
  ])
})
