import type { Dataset } from '@shared/contract/dataset'
import { defaultNetwork, defaultPreparation, defaultSeed, adamTraining } from './defaults'
import { defaultReading } from '@shared/spec/reading'
import type { LabEvent } from '@shared/contract/events'
import { type RunSummary, statusOf } from '@shared/contract/run'
import type { RunSpec } from '@shared/spec/runSpec'
import { specVersion } from '@shared/spec/upgradeSpec'
import { type FittedPreparation, fittedPreparationSchema } from '@shared/data/preparation/fittedPreparation'
import type { Table } from '@shared/data/table/table'
import type { z } from 'zod'

/** Small, valid values of the contract for tests that need some. */
export const exampleSpec: RunSpec = {
  version: specVersion,
  dataset: 'ab'.repeat(32),
  reading: null,
  preparation: { ...defaultPreparation, target: 'y', features: ['x'] },
  network: defaultNetwork,
  training: adamTraining,
  seed: defaultSeed,
}

export const exampleRun: RunSummary = {
  id: 'run-1',
  name: 'Logistic regression',
  spec: exampleSpec,
  state: 'done',
  createdAt: '2026-01-02T03:04:05.000Z',
  epoch: 300,
  batch: 0,
  batches: 1,
  bestEpoch: null,
  ending: null,
  learningRate: null,
  huberDelta: null,
  inference: null,
  inferenceReason: null,
  threads: 1,
  trainLoss: 0.25,
  validationLoss: null,
  metrics: null,
  fingerprint: null,
  seconds: 1,
  prepareSeconds: 0.1,
  problem: null,
  warnings: [],
  looks: [],
  classes: ['0', '1'],
  removed: false,
}

/** What tells that the run now stands like this. */
export function runChanged(run: RunSummary): LabEvent & { kind: 'runChanged' } {
  const { id, name, removed } = run
  return { kind: 'runChanged', run: id, change: { name, removed, status: statusOf(run) } }
}

export const exampleTable: Table = {
  rows: 3,
  columns: [
    { kind: 'number', name: 'x', type: 'number', values: Float64Array.of(1.5, Number.NaN, -2) },
    { kind: 'category', name: 'y', type: 'category', codes: Uint32Array.of(0, 1, 0xffff_ffff), levels: ['a', 'b'] },
  ],
}

const noNumbers = { min: null, max: null, mean: null, sd: null, lowerQuartile: null, median: null, upperQuartile: null }

export const exampleDataset: Dataset = {
  id: exampleSpec.dataset,
  name: 'example.csv',
  rows: 3,
  columnCount: 2,
  bytes: 20,
  importedAt: '2026-01-02T03:04:05.000Z',
  warningCount: 0,
  removed: false,
  source: exampleSpec.dataset,
  reading: defaultReading,
  onDisk: false,
  columns: [
    {
      ...{ name: 'x', type: 'number', missing: 1, distinct: 2 },
      ...{ min: -2, max: 1.5, mean: -0.25, sd: 1.75 },
      ...{ lowerQuartile: -1.125, median: -0.25, upperQuartile: 0.625 },
      levels: ['-2', '1.5'],
      histogram: { labels: ['-2', '1.5'], counts: [1, 1] },
    },
    {
      ...{ name: 'y', type: 'category', missing: 1, distinct: 2 },
      ...noNumbers,
      levels: ['a', 'b'],
      histogram: { labels: ['a', 'b'], counts: [1, 1] },
    },
  ],
  warnings: [],
  suggestedTarget: 'y',
}

/** A fitted preparation of which a test says only what it is about. */
export function fittedExample(
  given: Pick<z.input<typeof fittedPreparationSchema>, 'inputs'> & Partial<z.input<typeof fittedPreparationSchema>>,
): FittedPreparation {
  const target = { name: 'y', classes: ['a', 'b'], scaling: null }
  return fittedPreparationSchema.parse({ target, standardization: 'zscore', missing: 'drop', ...given })
}

/** One number, as it stands. */
export const fittedX = fittedExample({
  inputs: [{ feature: 'x', kind: 'number', center: 0, scale: 1, impute: null, median: 0 }],
  standardization: 'none',
})
