import { describe, expect, it } from 'vitest'
import {
  coresInUse,
  createCores,
  giveBack,
  helpersAllowed,
  settle,
  shareOf,
  takeIdle,
  takeOwn,
} from '../../../../electron/workers/threads/coreBudget'

describe('core budget', () => {
  it('gives idle cores only, and one to every run whether or not any is idle', () => {
    const cores = createCores(4)
    const first = shareOf(cores)
    const second = shareOf(cores)
    takeOwn(first)
    expect(takeIdle(first, 2)).toBe(2)
    takeOwn(second)
    expect(coresInUse(cores)).toBe(4)
    expect(takeIdle(second, 5)).toBe(0)
    takeOwn(shareOf(cores))
    expect(coresInUse(cores)).toBe(5)
    expect(takeIdle(second, 5)).toBe(0)
    giveBack(first, 2)
    expect(takeIdle(second, 5)).toBe(1)
  })

  it('takes nothing where nothing is wanted', () => {
    const share = shareOf(createCores(4))
    takeOwn(share)
    expect(takeIdle(share, 0)).toBe(0)
    expect(takeIdle(share, -1)).toBe(0)
    expect(coresInUse(share.cores)).toBe(1)
  })

  it('allows each run an equal share', () => {
    const cores = createCores(8)
    const share = shareOf(cores)
    takeOwn(share)
    expect(helpersAllowed(share)).toBe(7)
    takeOwn(shareOf(cores))
    expect(helpersAllowed(share)).toBe(3)
    takeOwn(shareOf(cores))
    expect(helpersAllowed(share)).toBe(1)
    for (let run = 0; run < 9; run++) takeOwn(shareOf(cores))
    expect(helpersAllowed(share)).toBe(0)
  })

  it('settles what a run holds once, however often it is asked to', () => {
    const cores = createCores(4)
    const first = shareOf(cores)
    const second = shareOf(cores)
    takeOwn(first)
    takeOwn(second)
    takeIdle(first, 1)
    settle(first)
    settle(first)
    expect(coresInUse(cores)).toBe(1)
    expect(helpersAllowed(second)).toBe(3)
  })
})
