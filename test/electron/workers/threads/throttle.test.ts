import { expect, it } from 'vitest'
import { throttle } from '../../../../electron/workers/threads/throttle'

it('lets at most ten reports a second through, the first at once', () => {
  let time = 0
  const passed: number[] = []
  const report = throttle(
    (value: number) => passed.push(value),
    () => time,
  )
  for (time = 0; time < 1000; time += 10) report(time)
  expect(passed).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900])
})
