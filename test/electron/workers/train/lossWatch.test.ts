import { describe, expect, it } from 'vitest'
import { emptyWatch, isStuck, watchLoss } from '../../../../electron/workers/train/lossWatch'

const watch = (...losses: number[]) =>
  losses.reduce((seen, loss, epoch) => watchLoss(seen, epoch, loss, losses.length - 1), emptyWatch)

describe('loss watch', () => {
  it('keeps the lowest loss and the one of half-time', () => {
    expect(watch(5, 3, 4, 6, 7)).toEqual({ lowest: 3, halfway: 4 })
    expect(watch(5)).toEqual({ lowest: 5, halfway: 5 })
    expect(watch(5, 1)).toEqual({ lowest: 1, halfway: 5 })
  })

  it('calls a run stuck that has been lower or has not moved since half-time', () => {
    expect(isStuck(watch(5, 3, 4, 6, 7), 7)).toBe(true)
    expect(isStuck(watch(5, 4, 4, 4, 4), 4)).toBe(true)
    expect(isStuck(watch(5, 4, 3, 2, 1), 1)).toBe(false)
  })
})
