import { describe, expect, it } from 'vitest'
import { throttle, type Clock } from '@renderer/charts/throttle'

/** A clock that only moves when told to, and the actions that wait on it. */
function fakeClock(): Clock & { advance(milliseconds: number): void } {
  let time = 0
  let next = 1
  const waiting = new Map<number, { at: number; action: () => void }>()
  return {
    now: () => time,
    setTimer: (action, milliseconds) => {
      waiting.set(next, { at: time + milliseconds, action })
      return next++
    },
    clearTimer: (timer) => void waiting.delete(timer),
    advance(milliseconds) {
      const end = time + milliseconds
      for (;;) {
        const due = [...waiting].filter(([, { at }]) => at <= end).sort((a, b) => a[1].at - b[1].at)[0]
        if (due === undefined) break
        waiting.delete(due[0])
        time = due[1].at
        due[1].action()
      }
      time = end
    },
  }
}

describe('throttle', () => {
  it('runs at most ten times in a second of calls every millisecond, and once after the last', () => {
    const clock = fakeClock()
    const runs: number[] = []
    const request = throttle(() => runs.push(clock.now()), 100, clock)
    for (let i = 0; i < 950; i++) {
      request()
      clock.advance(1)
    }
    expect(runs).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900])
    clock.advance(5000)
    expect(runs.at(-1)).toBe(1000)
    expect(runs).toHaveLength(11)
  })

  it('never runs inside the call, so that one run sees every change', () => {
    const clock = fakeClock()
    const seen: string[] = []
    let first = 'old'
    let second = 'old'
    const request = throttle(() => seen.push(`${first} ${second}`), 100, clock)
    first = 'new'
    request()
    expect(seen).toEqual([])
    second = 'new'
    request()
    clock.advance(0)
    expect(seen).toEqual(['new new'])
  })

  it('runs at once again after a pause', () => {
    const clock = fakeClock()
    const runs: number[] = []
    const request = throttle(() => runs.push(clock.now()), 100, clock)
    request()
    clock.advance(350)
    request()
    clock.advance(0)
    expect(runs).toEqual([0, 350])
  })

  it('forgets what waits when cancelled, and works on', () => {
    const clock = fakeClock()
    let runs = 0
    const request = throttle(() => runs++, 100, clock)
    request()
    request.cancel()
    clock.advance(1000)
    expect(runs).toBe(0)
    request()
    clock.advance(0)
    expect(runs).toBe(1)
  })
})
