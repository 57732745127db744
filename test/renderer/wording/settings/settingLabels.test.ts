import { expect, it } from 'vitest'
import { faultText } from '@renderer/wording/settings/settingLabels'

it.each([
  ['training.learningRate', 'Learning rate needs another value.'],
  ['training.epochs', 'Epochs need another value.'],
  ['network.hidden.1', 'Layer 2 needs another value.'],
  ['preparation.features', 'Features need another choice.'],
  ['training.classWeights.Iris setosa', 'Class weight of Iris setosa needs another value.'],
  ['training.patience', 'Patience needs another value.'],
])('names the one setting at fault: %s', (path, text) => {
  expect(faultText([path])).toBe(text)
})

it('counts more than one and is silent about none', () => {
  expect([faultText([]), faultText(['seed', 'training.l2', 'training.epochs'])]).toEqual([
    null,
    '3 settings need another value.',
  ])
})
