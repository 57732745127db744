import { describe, expect, it } from 'vitest'
import { detailOf } from '../../../../electron/lab/runs/runDetail'
import type { RunOutput } from '../../../../electron/lab/store/runStore'
import { exampleRun, fittedX } from '../../../support/examples'

const output: RunOutput = {
  fitted: fittedX,
  inputs: ['x'],
  parts: { train: 2, validation: 0, test: 0, dropped: 1 },
  parameters: Float64Array.of(3, -4),
}

describe('detailOf', () => {
  it('lays the weights out by layer', () => {
    expect(detailOf(exampleRun, output)).toEqual({
      run: exampleRun,
      inputs: ['x'],
      parts: output.parts,
      layers: [{ weights: [[3]], bias: [-4] }],
    })
  })

  it('is empty where there is nothing yet', () => {
    expect(detailOf(exampleRun, { ...output, parameters: null }).layers).toEqual([])
    expect(detailOf(exampleRun, null)).toMatchObject({ inputs: [], layers: [], parts: { train: 0 } })
  })
})
