import { describe, expect, it } from 'vitest'
import type { RunSummary } from '@shared/contract/run'
import { engineVersion } from '@shared/engine/version'
import { fileNameOf, finishedParts } from '../../../../electron/lab/models/finishedModel'
import type { RunOutput } from '../../../../electron/lab/store/runStore'
import { exampleDataset, exampleRun, fittedX } from '../../../support/examples'

const metrics = { train: null, validation: null, test: null }
const ending = { reason: 'stalled', epoch: 7, gradientNorm: 0.5 } as const
const run: RunSummary = { ...exampleRun, ending, fingerprint: 'f'.repeat(16), metrics }
const parts = { train: 2, validation: 0, test: 0, dropped: 1 }
const output: RunOutput = { fitted: fittedX, inputs: ['x'], parts, parameters: Float64Array.of(1, 2) }

describe('the model of a run', () => {
  it('has how it came about beside it', () => {
    const { spec, name, createdAt } = run
    expect(finishedParts(run, output, exampleDataset)).toEqual({
      parts: { preparation: fittedX, network: spec.network, parameters: output.parameters },
      provenance: {
        ...{
          engine: engineVersion,
          name,
          createdAt,
          spec,
          metrics,
          ending,
          warnings: [],
          inference: null,
          inferenceReason: null,
          fingerprint: run.fingerprint,
        },
        dataset: { name: 'example.csv', sha256: exampleDataset.source, rows: 3, columns: exampleDataset.columnCount },
      },
    })
  })

  it.each<[string, Partial<RunSummary>, RunOutput | null]>([
    ['that was never prepared', {}, null],
    ['without weights', {}, { ...output, parameters: null }],
    ['without metrics', { metrics: null }, output],
    ['without a fingerprint', { fingerprint: null }, output],
  ])('is refused of a run %s', (_, changes, left) => {
    expect(() => finishedParts({ ...run, ...changes }, left, exampleDataset)).toThrow('has not finished')
  })
})

it.each([
  ['Logistic regression', 'logistic-regression'],
  ['Größe / Ümlaut: "2"', 'gro-e-u-mlaut-2'],
  ['../../etc/passwd', 'etc-passwd'],
  ['日本', 'model'],
  ['', 'model'],
  ['.hidden', 'hidden'],
  ['x'.repeat(300), 'x'.repeat(80)],
  // Names of devices on Windows, whatever their extension.
  ['CON', 'model-con'],
  ['com1', 'model-com1'],
  ['nul.v2', 'model-nul.v2'],
  ['console', 'console'],
])('%j becomes a name that every file system takes: %s', (name, fileName) => {
  expect(fileNameOf(name)).toBe(fileName)
})
