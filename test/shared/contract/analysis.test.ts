import { expect, it } from 'vitest'
import { partCodes } from '@shared/contract/analysis'
import { runWarningCodes } from '@shared/contract/warning'

it('knows where a row is by one byte, 0 where it is nowhere', () => {
  expect(partCodes.none).toBe(0)
  expect(new Set(Object.values(partCodes)).size).toBe(4)
  expect(new Set(runWarningCodes).size).toBe(runWarningCodes.length)
})
