import { expect, it } from 'vitest'
import { fixSchema, moreEpochsFix } from '@shared/contract/fix'
import { limits } from '@shared/spec/limits'

it('mends settings by what they may be', () => {
  const takes = (fix: object) => fixSchema.safeParse({ label: 'l', ...fix }).success
  expect([takes({ columns: { x: { missing: 'median' } } }), takes({ splitColumn: null }), takes({ classWeights: 'balanced' })]).toEqual([true, true, true]) // prettier-ignore
  expect([takes({ columns: { x: { missing: 'mode' } } }), takes({ split: 'random' }), takes({ classWeights: 'even' })]).toEqual([false, false, false]) // prettier-ignore
})

it('goes on with twice the epochs, up to the most that there can be', () => {
  expect(moreEpochsFix({ epochs: 300 })).toEqual({ label: 'Go on with 600 epochs', epochs: 600 })
  expect(moreEpochsFix({ epochs: limits.epochs - 1 })?.epochs).toBe(limits.epochs)
  expect(moreEpochsFix({ epochs: limits.epochs })).toBeNull()
})
