import { existsSync, readFileSync } from 'node:fs'
import { warn } from '@shared/contract/warning'
import { describe, expect, it } from 'vitest'
import { fingerprint } from '@shared/engine/fingerprint'
import { defaultExporter } from '@shared/exports'
import { makeModel } from '../../../../electron/workers/model/makeModel'
import type { FinishedParts, ModelRequest } from '../../../../electron/workers/model/modelMessages'
import { exampleSpec, fittedExample } from '../../../support/examples'
import { temporaryFolder } from '../temporary'

const parameters = Float64Array.of(2, -1)
const preparation = fittedExample({
  inputs: [{ feature: 'x', kind: 'number', center: 1, scale: 2, impute: null, median: 1 }],
})
const finished: FinishedParts = {
  parts: { preparation, network: exampleSpec.network, parameters },
  provenance: {
    engine: '1',
    name: 'Mine',
    createdAt: '2026-01-02T03:04:05.000Z',
    inference: null,
    inferenceReason: null,
    dataset: { name: 'example.csv', sha256: exampleSpec.dataset, rows: 3, columns: 3 },
    spec: exampleSpec,
    metrics: {
      train: { rows: 3, values: { logLoss: 0.1, accuracy: 1 }, confusion: [[1, 0], [0, 2]] }, // prettier-ignore
      validation: null,
      test: null,
    },
    warnings: [warn('collinear', 'a and b say the same.', 'b')],
    ending: { reason: 'converged', epoch: 7, gradientNorm: 1e-9 },
    fingerprint: fingerprint(parameters),
  },
}
const folder = temporaryFolder()

function written(request: ModelRequest) {
  const answer = makeModel(request)
  if (answer.kind !== 'model') throw new Error('No model was made.')
  return answer
}

describe('makeModel', () => {
  it('writes a file that it reads again as the same model', () => {
    const answer = written({ kind: 'write', ...finished })
    expect(answer.facts).toMatchObject({ name: 'Mine', target: 'y', classes: ['a', 'b'], trainingRows: 3, hidden: [] })
    expect(JSON.parse(answer.text)).toMatchObject({ network: { layers: [{ weights: [[2]], bias: [-1] }] } })
    // In the file as every version has them.
    const train = { rows: 3, logLoss: 0.1, accuracy: 1, confusion: [[1, 0], [0, 2]] } // prettier-ignore
    expect((JSON.parse(answer.text) as { metrics: unknown }).metrics).toEqual({ train, validation: null, test: null })
    expect(makeModel({ kind: 'read', text: answer.text, fileName: 'mine.json' })).toEqual(answer)
  })

  it('writes the model of a number too', () => {
    const { parts, provenance } = finished
    const { spec } = provenance
    const target = { name: 'y', classes: [], scaling: { center: 3, scale: 0.5 } }
    const train = { rows: 3, values: { rmse: 0.2, mae: 0.1, r2: null }, confusion: null }
    const answer = written({
      kind: 'write',
      parts: { ...parts, preparation: { ...preparation, target } },
      provenance: {
        ...provenance,
        spec: {
          ...spec,
          preparation: { ...spec.preparation, task: 'regression' },
          training: { ...spec.training, loss: 'squaredError' },
        },
        metrics: { train, validation: null, test: null },
      },
    })
    expect(answer.facts).toMatchObject({ target: 'y', classes: [], trainingRows: 3 })
    expect(makeModel({ kind: 'read', text: answer.text, fileName: 'mine.json' })).toEqual(answer)
  })

  it('refuses a file that is no model, by its name', () => {
    const read = () => makeModel({ kind: 'read', text: '{}', fileName: 'other.json' })
    expect(read).toThrow('other.json')
    expect(read).toThrow(expect.objectContaining({ code: 'bad-model' }))
  })
})

describe('an export', () => {
  it('is written to its path: as a model file the same bytes as that of the library', () => {
    const path = folder.path('mine.json')
    const answer = makeModel({ kind: 'export', exporter: defaultExporter.id, path, ...finished })
    const bytes = readFileSync(path)
    expect(answer).toEqual({ kind: 'export', bytes: bytes.length })
    expect(bytes.toString()).toBe(written({ kind: 'write', ...finished }).text)
  })

  it('is refused by name where there is no such exporter, and of a model that contradicts itself', () => {
    const path = folder.path('none')
    expect(() => makeModel({ kind: 'export', exporter: 'abacus', path, ...finished })).toThrow(
      expect.objectContaining({ code: 'bad-call', message: 'There is no export named abacus.' }),
    )
    const provenance = { ...finished.provenance, fingerprint: 'f'.repeat(16) }
    expect(() => makeModel({ kind: 'export', exporter: defaultExporter.id, path, ...finished, provenance })).toThrow(
      expect.objectContaining({ code: 'bad-model' }),
    )
    expect(existsSync(path)).toBe(false)
  })
})
