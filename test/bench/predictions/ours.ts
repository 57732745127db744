import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TableLayout } from '@shared/data/table/tableLayout'
import { fitPreparation } from '@shared/data/preparation/preparation'
import { createFittedModel } from '@shared/model/fittedModel'
import { decodePredictions } from '@shared/model/predictionFile'
import { createRandom } from '@shared/math/random'
import { defaultNetwork, defaultPreparation, defaultSeed, adamTraining } from '../../support/defaults'
import type { RunSpec } from '@shared/spec/runSpec'
import { specVersion } from '@shared/spec/upgradeSpec'
import { evaluatePredictions } from '../../../electron/workers/evaluate/evaluatePredictions'
import { openTable } from '../../../electron/workers/table/tableAccess'
import { keepPredictions, predictionsPath } from '../../../electron/workers/train/keptPredictions'

export interface Workload {
  rows: number
  columns: number
  classes: number
  hidden: number[]
}

export interface Seconds {
  /** Splitting, preparing and predicting every row from the column file. */
  computed: number
  kept: number
  read: number
}

/** Seconds of each way to a run's predictions, and the bytes of their file. */
export function measurePredictions(folder: string, workload: Workload): { seconds: Seconds; bytes: number } {
  const { rows, columns, classes, hidden } = workload
  const names = Array.from({ length: columns }, (_, column) => `x${column}`)
  const path = join(folder, 'table.columns')
  const layout = writeColumns(path, names, rows, classes)
  const access = { kind: 'file', path, rows, layout } as const
  const spec: RunSpec = {
    ...{ version: specVersion, dataset: 'ab'.repeat(32), reading: null, seed: defaultSeed },
    preparation: { ...defaultPreparation, target: 'y', features: names },
    network: { ...defaultNetwork, hidden },
    training: { ...adamTraining, precision: 'float32' },
  }
  const memory = 1e9
  const table = openTable(access, memory)
  const { fitted } = fitPreparation(table, spec.preparation)
  table.close()
  const random = createRandom(2, 'initialisation')
  const shape = { preparation: fitted, network: spec.network }
  const { parameterCount } = createFittedModel({ ...shape, parameters: new Float64Array(0) }).network
  const model = { ...shape, parameters: Float64Array.from({ length: parameterCount }, () => random.normal() / 4) }

  const [predictions, computed] = timed(() => evaluatePredictions({ kind: 'predictions', model, spec, access, memory }))
  const place = predictionsPath(folder, 'run')
  const [, kept] = timed(() => keepPredictions(place, predictions, 'f'.repeat(16)))
  const { size } = statSync(place)
  const [, read] = timed(() => decodePredictions(readFileSync(place)))
  rmSync(path)
  return { seconds: { computed, kept, read }, bytes: size }
}

function writeColumns(path: string, names: string[], rows: number, classes: number): TableLayout {
  const random = createRandom(1, 'sample')
  const columns = names.map(() => Float64Array.from({ length: rows }, () => random.normal()))
  const codes = Uint32Array.from({ length: rows }, () => random.integer(classes))
  const levels = Array.from({ length: classes }, (_, index) => `class ${index}`)
  writeFileSync(path, Buffer.concat([...columns, codes].map(({ buffer }) => new Uint8Array(buffer))))
  return [
    ...names.map((name, column) => ({
      ...{ kind: 'number' as const, name, type: 'number' as const },
      offset: 8 * rows * column,
    })),
    { kind: 'category', name: 'y', type: 'category', levels, offset: 8 * rows * names.length },
  ]
}

function timed<Value>(work: () => Value): [Value, number] {
  const began = performance.now()
  const value = work()
  return [value, (performance.now() - began) / 1000]
}
