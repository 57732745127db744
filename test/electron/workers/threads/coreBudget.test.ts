import { describe, expect, it } from 'vitest'
import {
  coresInUse,
  createCores,
  releaseCores,
  helpersAllowed,
  releaseShare,
  createCoreShare,
  claimIdleCores,
  claimOwnCore,
} from '../../../../electron/workers/threads/coreBudget'

describe('core budget', () => {
  it('gives idle cores only, and one to every run whether or not any is idle', () => {
    const cores = createCores(4)
    const first = createCoreShare(cores)
    const second = createCoreShare(cores)
    claimOwnCore(first)
    expect(claimIdleCores(first, 2)).toBe(2)
    claimOwnCore(second)
    expect(coresInUse(cores)).toBe(4)
    expect(claimIdleCores(second, 5)).toBe(0)
    claimOwnCore(createCoreShare(cores))
    expect(coresInUse(cores)).toBe(5)
    expect(claimIdleCores(second, 5)).toBe(0)
    releaseCores(first, 2)
    expect(claimIdleCores(second, 5)).toBe(1)
  })

  it('takes nothing where nothing is wanted', () => {
    const share = createCoreShare(createCores(4))
    claimOwnCore(share)
    expect(claimIdleCores(share, 0)).toBe(0)
    expect(claimIdleCores(share, -1)).toBe(0)
    expect(coresInUse(share.cores)).toBe(1)
  })

  it('allows each run an equal share', () => {
    const cores = createCores(8)
    const share = createCoreShare(cores)
    claimOwnCore(share)
    expect(helpersAllowed(share)).toBe(7)
    claimOwnCore(createCoreShare(cores))
    expect(helpersAllowed(share)).toBe(3)
    claimOwnCore(createCoreShare(cores))
    expect(helpersAllowed(share)).toBe(1)
    for (let run = 0; run < 9; run++) claimOwnCore(createCoreShare(cores))
    expect(helpersAllowed(share)).toBe(0)
  })

  it('settles what a run holds once, however often it is asked to', () => {
    const cores = createCores(4)
    const first = createCoreShare(cores)
    const second = createCoreShare(cores)
    claimOwnCore(first)
    claimOwnCore(second)
    claimIdleCores(first, 1)
    releaseShare(first)
    releaseShare(first)
    expect(coresInUse(cores)).toBe(1)
    expect(helpersAllowed(second)).toBe(3)
  })
})
