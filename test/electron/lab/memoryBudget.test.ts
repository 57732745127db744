import { expect, it } from 'vitest'
import { memoryBudget } from '../../../electron/lab/memoryBudget'

it('is a quarter of the machine, or what the environment says', () => {
  expect(memoryBudget({}, 8e9)).toBe(2e9)
  expect(memoryBudget({ LOGIT_LAB_MEMORY: '512MB' }, 8e9)).toBe(512e6)
  expect(memoryBudget({ LOGIT_LAB_MEMORY: ' 1.5 gb' }, 8e9)).toBe(1.5e9)
  expect(memoryBudget({ LOGIT_LAB_MEMORY: '1000' }, 8e9)).toBe(1000)
})

it('takes what cannot be read, and nothing, for the quarter', () => {
  for (const text of ['', 'much', '0', '-5MB']) expect(memoryBudget({ LOGIT_LAB_MEMORY: text }, 8e9)).toBe(2e9)
})

it('stays within what Electron has room for, unless somebody says otherwise', () => {
  expect(memoryBudget({}, 64e9, false)).toBe(16e9)
  expect(memoryBudget({}, 64e9, true)).toBeLessThanOrEqual(2e9)
  expect(memoryBudget({}, 4e9, true)).toBe(1e9)
  expect(memoryBudget({ LOGIT_LAB_MEMORY: '6GB' }, 64e9, true)).toBe(6e9)
})
