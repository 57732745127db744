import { expect, it } from 'vitest'
import { settingName } from '@renderer/wording/labels'

it('names a setting by its label and a layer by its number', () => {
  expect(['training.learningRate', 'network.hidden', 'network.hidden.1'].map(settingName)).toEqual([
    'Learning rate',
    'Hidden layers',
    'Units in layer 2',
  ])
})
