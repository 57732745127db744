import { expect, it } from 'vitest'
import { modelOfRun } from '../../../../electron/lab/runs/runModel'
import { exampleRun, fittedX } from '../../../support/examples'

const output = {
  ...{ fitted: fittedX, inputs: ['x'], parts: { train: 2, validation: 0, test: 0, dropped: 1 } },
  parameters: Float64Array.of(3, -4),
}

it('is what was fitted, by the network of the spec, once there are weights', () => {
  const { network } = exampleRun.spec
  expect(modelOfRun(exampleRun, output)).toEqual({ preparation: fittedX, network, parameters: output.parameters })
  expect(modelOfRun(exampleRun, { ...output, parameters: null })).toBeNull()
  expect(modelOfRun(exampleRun, null)).toBeNull()
})
