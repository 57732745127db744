import { describe, expect, it } from 'vitest'
import { fingerprint } from '@shared/engine/fingerprint'
import { makeModel } from '../../../../electron/workers/model/makeModel'
import type { ModelRequest } from '../../../../electron/workers/model/modelMessages'
import { exampleSpec, fittedExample } from '../../../support/examples'

const parameters = Float64Array.of(2, -1)
const request: Extract<ModelRequest, { kind: 'write' }> = {
  kind: 'write',
  model: {
    format: 'logit-lab-model',
    version: 3,
    engine: '1',
    name: 'Mine',
    createdAt: '2026-01-02T03:04:05.000Z',
    dataset: { name: 'example.csv', sha256: exampleSpec.dataset, rows: 3 },
    spec: exampleSpec,
    preparation: fittedExample({
      inputs: [{ feature: 'x', kind: 'number', center: 1, scale: 2, impute: null, median: 1 }],
    }),
    metrics: {
      train: {
        rows: 3,
        logLoss: 0.1,
        accuracy: 1,
        confusion: [
          [1, 0],
          [0, 2],
        ],
      },
      validation: null,
      test: null,
    },
    fingerprint: fingerprint(parameters),
  },
  inputs: 1,
  parameters,
}

describe('makeModel', () => {
  it('writes a file that it reads again as the same model', () => {
    const written = makeModel(request)
    expect(written.facts).toMatchObject({ name: 'Mine', target: 'y', classes: ['a', 'b'], trainingRows: 3, hidden: [] })
    expect(JSON.parse(written.text)).toMatchObject({ network: { layers: [{ weights: [[2]], bias: [-1] }] } })
    expect(makeModel({ kind: 'read', text: written.text, fileName: 'mine.json' })).toEqual(written)
  })

  it('writes the model of a number too', () => {
    const { preparation, spec, ...others } = request.model
    const regression: ModelRequest = {
      ...request,
      model: {
        ...others,
        spec: {
          ...spec,
          preparation: { ...spec.preparation, task: 'regression' },
          training: { ...spec.training, loss: 'squaredError' },
        },
        preparation: { ...preparation, target: { name: 'y', classes: [], scaling: { center: 3, scale: 0.5 } } },
        metrics: { train: { rows: 3, rmse: 0.2, mae: 0.1, r2: null }, validation: null, test: null },
      },
    }
    const written = makeModel(regression)
    expect(written.facts).toMatchObject({ target: 'y', classes: [], trainingRows: 3 })
    expect(makeModel({ kind: 'read', text: written.text, fileName: 'mine.json' })).toEqual(written)
  })

  it('refuses a file that is no model, by its name', () => {
    const read = () => makeModel({ kind: 'read', text: '{}', fileName: 'other.json' })
    expect(read).toThrow('other.json')
    expect(read).toThrow(expect.objectContaining({ code: 'bad-model' }))
  })
})
