import { expect, it } from 'vitest'
import { hiddenText } from '@renderer/wording/settings/hiddenText'

it('lists the units of each hidden layer', () => {
  expect(hiddenText({ hidden: [] })).toBe('none')
  expect(hiddenText({ hidden: [16, 8] })).toBe('16, 8')
})
