import { describe, expect, it } from 'vitest'
import { differingSettings, settingTexts } from '@renderer/wording/specRows'
import { settingLabels } from '@renderer/wording/labels'
import { fakeSpec } from '../../support/fakeBridge'

const tanh = fakeSpec({ network: { hidden: [8], activation: 'tanh', initialisation: 'glorot' } })

describe('differingSettings', () => {
  it('lists only what is not alike, with a text for each spec', () => {
    const faster = { ...tanh, training: { ...tanh.training, learningRate: 0.3 } }
    expect(differingSettings([tanh, faster, tanh])).toEqual([
      { path: 'training.learningRate', label: 'Learning rate', values: ['0.03', '0.3', '0.03'] },
    ])
  })

  it('does not count the activation of a network without hidden layers', () => {
    const relu = fakeSpec({ network: { hidden: [], activation: 'relu', initialisation: 'zeros' } })
    expect(differingSettings([fakeSpec(), relu])).toEqual([])
  })

  it('is empty for one spec and for none', () => {
    expect([differingSettings([tanh]), differingSettings([])]).toEqual([[], []])
  })
})

it('names every setting of a spec', () => {
  expect([...settingTexts(tanh).keys()].sort()).toEqual(Object.keys(settingLabels).sort())
})
