import { expect, it } from 'vitest'
import { messageOfIssue, withoutSetting } from '@renderer/wording/settings/validation'

it('says what to enter, by the setting', () => {
  expect(messageOfIssue('training.learningRate', { code: 'too_small', message: 'must be above 0' })).toBe(
    'Enter a number above 0 and at most 100.',
  )
  expect(messageOfIssue('training.momentum', { code: 'too_big', message: '' })).toBe('Enter a number from 0 to 0.9999.')
  expect(messageOfIssue('network.hidden.2', { code: 'too_big', message: '' })).toBe(
    'Enter a whole number from 1 to 1,024.',
  )
})

it("keeps the words of the schema's own rules, as a sentence", () => {
  expect(messageOfIssue('preparation.features', { code: 'custom', message: 'names a column twice' })).toBe(
    'Names a column twice.',
  )
})

it('says what the lab refuses without the path before it', () => {
  expect(withoutSetting('preparation.columns.income: the order lacks a.')).toBe('income: the order lacks a.')
  expect(withoutSetting('network.hidden: these layers are too wide.')).toBe('These layers are too wide.')
  expect(withoutSetting('The target y: has one class.')).toBe('The target y: has one class.')
})
