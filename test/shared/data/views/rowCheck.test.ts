import { expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { rowCheck } from '@shared/data/views/rowCheck'

it('asks at the beginning of a loop, and every 4,096 rows', () => {
  let asked = 0
  const check = rowCheck(() => ++asked > 1_000_000)
  check(0)
  expect(asked).toBe(1)
  for (let place = 1; place < 4096; place++) check(place)
  expect(asked).toBe(1)
  for (let place = 4096; place < 100_000; place++) check(place)
  expect(asked).toBe(Math.ceil(100_000 / 4096))
})

it('ends the loop where it is to stop, and never where there is nobody to ask', () => {
  expect(() => rowCheck(() => true)(0)).toThrow(new LabError('cancelled', 'Another view was asked for.'))
  expect(() => rowCheck(() => true)(1)).not.toThrow()
  expect(() => rowCheck(undefined)(0)).not.toThrow()
})
