import { expect, it } from 'vitest'
import { hiddenText, runName, uniqueName } from '@renderer/wording/runName'

const network = (hidden: number[], activation: 'relu' | 'tanh' = 'tanh') => ({
  network: { hidden, activation, initialisation: 'glorot' as const },
})

it('names a run after its network', () => {
  expect(runName(network([]))).toBe('Logistic regression')
  expect(runName(network([16, 8], 'relu'))).toBe('ReLU 16, 8')
  expect([hiddenText({ hidden: [] }), hiddenText({ hidden: [4] })]).toEqual(['none', '4'])
})

it('takes the first number that is free', () => {
  expect(uniqueName('tanh 8', [])).toBe('tanh 8')
  expect(uniqueName('tanh 8', ['tanh 8', 'tanh 8 (3)'])).toBe('tanh 8 (2)')
  expect(uniqueName('tanh 8', ['tanh 8', 'tanh 8 (2)'])).toBe('tanh 8 (3)')
})
