import { describe, expect, it } from 'vitest'
import type { HelperOrders, Recruit } from '@shared/engine/trainer'
import { coresInUse, createCores, createCoreShare, claimOwnCore } from '../../../../electron/workers/threads/coreBudget'
import { createHelpers } from '../../../../electron/workers/threads/helpers'

const long = 1000

/** A run on so many cores that has work for so many helpers, with what becomes of them. */
function open(cores: number, useful: number) {
  const counter = createCores(cores)
  const share = createCoreShare(counter)
  claimOwnCore(share)
  const seen = { started: 0, dismissed: 0 }
  const trainer = {
    enlist: (recruit: Recruit, count: number) => void recruit({} as HelperOrders, count),
    dismiss: () => void seen.dismissed++,
  }
  const helpers = createHelpers(trainer, useful, share, () => void seen.started++)
  return { counter, helpers, seen }
}

describe('helpers', () => {
  it('starts as many as are idle, and no more than have work', () => {
    const many = open(8, 3)
    many.helpers.review(long)
    expect(many.seen.started).toBe(3)
    expect(coresInUse(many.counter)).toBe(4)
    const few = open(2, 15)
    few.helpers.review(long)
    few.helpers.review(long)
    expect(few.seen.started).toBe(1)
    expect(coresInUse(few.counter)).toBe(2)
  })

  it('starts none for a run that is over in no time, or too small to be divided', () => {
    const { helpers, seen } = open(8, 3)
    helpers.review(49)
    expect(seen.started).toBe(0)
    helpers.review(50)
    expect(seen.started).toBe(3)
    const small = open(8, 0)
    small.helpers.review(long)
    expect(small.seen.started).toBe(0)
  })

  it('makes room for another run, and shares with it from the next review on', () => {
    const { counter, helpers, seen } = open(4, 3)
    helpers.review(long)
    claimOwnCore(createCoreShare(counter))
    helpers.review(long)
    expect(seen.dismissed).toBe(1)
    expect(coresInUse(counter)).toBe(2)
    helpers.review(long)
    expect(seen.started).toBe(3 + 1)
    expect(coresInUse(counter)).toBe(3)
  })

  it('gives its cores back when it is dismissed, once', () => {
    const { counter, helpers, seen } = open(4, 3)
    helpers.review(long)
    helpers.dismiss()
    helpers.dismiss()
    expect(seen.dismissed).toBe(1)
    expect(coresInUse(counter)).toBe(1)
  })
})
