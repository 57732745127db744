import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { settleInTime } from '../../../../electron/lab/runs/closing'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('settleInTime', () => {
  it('settles with the work, and leaves no timer behind', async () => {
    await settleInTime(Promise.resolve())
    expect(vi.getTimerCount()).toBe(0)
  })

  it('does not wait for ever', async () => {
    const waited = settleInTime(new Promise(() => undefined))
    vi.advanceTimersByTime(1000)
    await expect(waited).resolves.toBeUndefined()
  })
})
