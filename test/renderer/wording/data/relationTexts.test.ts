import { expect, it } from 'vitest'
import { relationFigure } from '@renderer/wording/data/relationTexts'

it('a figure has its sign, two decimals and a typographic minus, and says where there is none', () => {
  expect(relationFigure({ measure: 'pointBiserial', value: -0.427 })).toBe('r = −0.43')
  expect(relationFigure({ measure: 'cramersV', value: 0.2 })).toBe('V = 0.20')
  expect(relationFigure({ measure: 'correlationRatio', value: Number.NaN })).toBe('η = not defined')
})
