import { beforeEach, expect, it, vi } from 'vitest'
import type { TurboFinding } from '../../../../electron/workers/threads/turboTrial'

const now = () => performance.now()
const found = (used: boolean) => vi.fn((): TurboFinding => ({ used, reason: used ? 'faster' : 'not faster', ratio: 1 }))

/** As a thread of its own: what was compiled belongs to the thread. */
let decision: typeof import('../../../../electron/workers/threads/turboDecision')
let kernels: typeof import('@shared/kernels/kernels')
beforeEach(async () => {
  vi.resetModules()
  decision = await import('../../../../electron/workers/threads/turboDecision')
  kernels = await import('@shared/kernels/kernels')
})

it('is tried once, before the first long run, and compiles this thread anew', () => {
  const state = decision.createTurboState(true)
  const before = kernels.kernelModule('float32')
  const trial = found(true)
  decision.useTurboIfFaster(state, 1e9, now, trial)
  expect(trial).not.toHaveBeenCalled()
  expect(kernels.kernelModule('float32')).toBe(before)
  decision.useTurboIfFaster(state, 1e12, now, trial)
  decision.useTurboIfFaster(state, 1e12, now, trial)
  expect(trial).toHaveBeenCalledOnce()
  const after = kernels.kernelModule('float32')
  expect(after).not.toBe(before)
  expect(kernels.kernelModule('float32')).toBe(after)
})

it('leaves everything as it is where it is not faster, and is not tried again', () => {
  const state = decision.createTurboState(true)
  const before = kernels.kernelModule('float32')
  const trial = found(false)
  decision.useTurboIfFaster(state, 1e12, now, trial)
  decision.useTurboIfFaster(state, 1e12, now, trial)
  expect(trial).toHaveBeenCalledOnce()
  expect(kernels.kernelModule('float32')).toBe(before)
})

it('follows what another thread has found', () => {
  const state = decision.createTurboState(true)
  decision.useTurboIfFaster(state, 1e12, now, found(true))
  const trial = found(true)
  const before = kernels.kernelModule('float64')
  kernels.compileAnew('another')
  decision.useTurboIfFaster(state, 1e12, now, trial)
  expect(trial).not.toHaveBeenCalled()
  expect(kernels.kernelModule('float64')).not.toBe(before)
})

it('that is switched off is never tried', () => {
  const trial = found(true)
  decision.useTurboIfFaster(decision.createTurboState(false), 1e12, now, trial)
  expect(trial).not.toHaveBeenCalled()
})
