import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answerInTime } from '../../../../electron/lab/runs/appEnd'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('answerInTime', () => {
  it('settles with the work, and leaves no timer behind', async () => {
    await answerInTime(Promise.resolve())
    expect(vi.getTimerCount()).toBe(0)
  })

  it('does not wait for ever', async () => {
    const waited = answerInTime(new Promise(() => undefined))
    vi.advanceTimersByTime(1000)
    await expect(waited).resolves.toBeUndefined()
  })
})
