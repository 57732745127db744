import { expect, it } from 'vitest'
import { fitBounds } from '../../../electron/main/windowBounds'

const screen = { x: 0, y: 25, width: 1920, height: 1040 }

it('is of the usual size where nobody has sized it, at a place that the system chooses', () => {
  expect(fitBounds(null, screen)).toEqual({ width: 1440, height: 900, minWidth: 1024, minHeight: 700 })
})

it('fits a small screen, whose size is then the least', () => {
  const small = { x: 0, y: 0, width: 911, height: 512 }
  expect(fitBounds(null, small)).toEqual({ width: 911, height: 512, minWidth: 911, minHeight: 512 })
})

it('is where it was left as far as that is on the screen', () => {
  const kept = { x: 300, y: 200, width: 1200, height: 800, maximized: false }
  expect(fitBounds(kept, screen)).toMatchObject({ x: 300, y: 200, width: 1200, height: 800 })
  expect(fitBounds({ ...kept, x: -500, y: -500 }, screen)).toMatchObject({ x: 0, y: 25 })
  expect(fitBounds({ ...kept, x: 5000, y: 5000 }, screen)).toMatchObject({ x: 720, y: 265 })
})
