import { expect, it } from 'vitest'
import { isElectron, threadLimits } from '../../../../electron/workers/threads/threadLimits'

it('bounds the heap of each thread well below what all have together in Electron, and leaves Node its own', () => {
  expect(threadLimits(true).maxOldGenerationSizeMb).toBeLessThanOrEqual(4096 / 3)
  expect(threadLimits(false)).toEqual({})
  expect(isElectron()).toBe(false)
})
