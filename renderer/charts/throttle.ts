/** The timers that `throttle` needs; tests bring their own. */
export interface Clock {
  now(): number
  setTimer(action: () => void, milliseconds: number): number
  clearTimer(timer: number): void
}

export const systemClock: Clock = {
  now: () => performance.now(),
  setTimer: (action, milliseconds) => window.setTimeout(action, milliseconds),
  clearTimer: (timer) => window.clearTimeout(timer),
}

export interface Throttled {
  (): void
  /** Forgets a call that is still waiting. */
  cancel(): void
}

/**
 * Runs `action` at most once every `interval` milliseconds and once after the last call, never inside the call
 * itself: whoever changes several inputs in a row gets one run that sees them all.
 */
export function throttle(action: () => void, interval: number, clock: Clock = systemClock): Throttled {
  let waiting: number | null = null
  let earliest = -Infinity
  const run = () => {
    waiting = null
    earliest = clock.now() + interval
    action()
  }
  const request = () => {
    waiting ??= clock.setTimer(run, Math.max(0, earliest - clock.now()))
  }
  return Object.assign(request, {
    cancel: () => {
      if (waiting !== null) clock.clearTimer(waiting)
      waiting = null
    },
  })
}
