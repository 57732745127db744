import { expect, it } from 'vitest'
import { settingAxes } from '@renderer/panels/compare/runAxes'
import { exampleSpec } from '../../../support/examples'

it('settings that differ are axes of numbers where each run has one, else of texts', () => {
  const run = (epochs: number, hidden: number[]) => ({
    spec: {
      ...exampleSpec,
      network: { ...exampleSpec.network, hidden },
      training: { ...exampleSpec.training, epochs },
    },
  })
  const axes = settingAxes([run(10, []), run(20, [8]), run(20, [8, 4])])
  const byName = new Map(axes.map(({ name, values }) => [name, values]))
  expect(byName.get('Epochs')).toEqual([10, 20, 20])
  expect(byName.get('Hidden layers')).toHaveLength(3)
  expect(byName.get('Hidden layers')?.every((value) => typeof value === 'string')).toBe(true)
  expect(byName.has('Target')).toBe(false)
})
