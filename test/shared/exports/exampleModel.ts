import { defaultTraining } from '../../support/defaults'
import type { NetworkSpec, PreparationSpec } from '@shared/spec/runSpec'
import { specVersion } from '@shared/spec/upgradeSpec'
import { type FittedPreparation, fitPreparation, inputNames } from '@shared/data/preparation/preparation'
import type { Table } from '@shared/data/table/table'
import { fingerprint } from '@shared/engine/fingerprint'
import { createNetwork, layersOf } from '@shared/engine/network/network'
import { createRandom } from '@shared/math/random'
import { engineVersion } from '@shared/engine/version'
import { type ModelFile, fittedModelOf } from '@shared/exports/modelFile'
import { type Scorer, createScorer } from '@shared/model/scorer'
import { defaultReading } from '@shared/spec/reading'

/** A model of this table with random weights, or with the given ones, and what was fitted for it. */
export function exampleModel(
  table: Table,
  preparation: PreparationSpec,
  hidden: number[] = [],
  weights?: Float64Array,
): { model: ModelFile; fitted: FittedPreparation; parameters: Float64Array } {
  const { fitted } = fitPreparation(table, preparation)
  const networkSpec: NetworkSpec = {
    hidden,
    activation: 'tanh',
    initialisation: 'glorot',
    initialDistribution: 'uniform',
  }
  const network = createNetwork(inputNames(fitted).length, fitted.target.classes.length, networkSpec)
  const random = createRandom(5, 'initialisation')
  const parameters = weights ?? Float64Array.from({ length: network.parameterCount }, () => random.normal())
  const loss = preparation.task === 'regression' ? 'squaredError' : 'crossEntropy'
  const model: ModelFile = {
    format: 'logit-lab-model',
    version: 6,
    engine: engineVersion,
    name: 'Example',
    createdAt: '2026-01-01T00:00:00.000Z',
    dataset: { name: 'example.csv', sha256: 'ab'.repeat(32), rows: table.rows, columns: table.columns.length },
    spec: {
      version: specVersion,
      dataset: 'ab'.repeat(32),
      reading: null,
      preparation,
      network: networkSpec,
      training: { ...defaultTraining, loss },
      seed: 1,
    },
    preparation: fitted,
    network: { hidden, activation: 'tanh', layers: layersOf(network, parameters) },
    metrics: { train: null, validation: null, test: null },
    warnings: [],
    inference: null,
    inferenceReason: null,
    ending: { reason: 'stalled', epoch: 7, gradientNorm: 0.5 },
    fingerprint: fingerprint(parameters),
  }
  return { model, fitted, parameters }
}

/** Scores by a model file, as a scoring does. */
export function scorerOf(file: ModelFile, header: readonly string[], fileName: string): Scorer {
  return createScorer(fittedModelOf(file), file.spec.reading ?? defaultReading, header, fileName)
}
