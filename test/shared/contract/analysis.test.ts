import { expect, it } from 'vitest'
import { fixSchema, partCodes } from '@shared/contract/analysis'
import { runWarningCodes } from '@shared/contract/warning'

it('knows where a row is by one byte, 0 where it is nowhere', () => {
  expect(partCodes.none).toBe(0)
  expect(new Set(Object.values(partCodes)).size).toBe(4)
  expect(new Set(runWarningCodes).size).toBe(runWarningCodes.length)
})

it('mends settings by what they may be', () => {
  const takes = (fix: object) => fixSchema.safeParse({ label: 'l', ...fix }).success
  expect([takes({ columns: { x: { missing: 'median' } } }), takes({ splitColumn: null }), takes({ classWeights: 'balanced' })]).toEqual([true, true, true]) // prettier-ignore
  expect([takes({ columns: { x: { missing: 'mode' } } }), takes({ split: 'random' }), takes({ classWeights: 'none' })]).toEqual([false, false, false]) // prettier-ignore
})
