import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { NetworkSpec, PreparationSpec, RunSpec } from '@shared/spec/runSpec'
import { decodePredictions } from '@shared/model/predictionFile'
import { evaluatePredictions } from '../../../../electron/workers/evaluate/evaluatePredictions'
import { unsealedBytes } from '../../../../electron/workers/table/sealedBytes'
import { predictionsPath } from '../../../../electron/workers/train/keptPredictions'
import { temporaryFolder } from '../temporary'
import { lineSpec, lineTable, train } from '../trainBench'

const temporary = temporaryFolder()
let folders = 0
function newFolder(): string {
  const folder = temporary.path(String(folders++))
  mkdirSync(folder)
  return folder
}

/** What a run keeps at its end, and what is computed anew from its weights. */
function bothWays(spec: RunSpec, memory = 1e9) {
  const folder = newFolder()
  const { ended, messages } = train(spec, { seat: { predictions: folder, temporary: newFolder(), memory } })
  const kept = decodePredictions(unsealedBytes(readFileSync(predictionsPath(folder, 'r')))!)!
  expect(kept.fingerprint).toBe(ended.result?.fingerprint)
  const fitted = messages.flatMap((message) =>
    message.kind === 'begun' && message.prepared ? [message.prepared.fitted] : [],
  )
  const model = { preparation: fitted[0]!, network: spec.network, parameters: ended.parameters! }
  const access = { kind: 'memory', table: lineTable } as const
  return {
    kept: kept.predictions,
    anew: evaluatePredictions({ kind: 'predictions', model, spec, access, memory }),
    ended,
  }
}

const three = { target: 'w', features: ['x', 'z'] }
const numbers = { task: 'regression', target: 'z', features: ['x', 'w'] } satisfies Partial<PreparationSpec>
const hidden = { hidden: [5], activation: 'tanh', initialisation: 'glorot' } satisfies Partial<NetworkSpec>

describe('predictions that are computed anew', () => {
  it.each<[string, RunSpec, number?]>([
    ['of two classes', lineSpec()],
    ['of weights and rows in float32', lineSpec({ network: hidden, training: { precision: 'float32' } })],
    ['of three classes', lineSpec({ preparation: three, network: hidden })],
    ['of a number', lineSpec({ preparation: numbers, training: { loss: 'squaredError', precision: 'float32' } })],
    ['of folds, which have no test', lineSpec({ preparation: { split: 'folds', folds: 4, fold: 2 } })],
    ['of rows beyond memory', lineSpec({ preparation: three, network: hidden }), 100],
  ])('%s are the same bits as those that were kept', (_, spec, memory) => {
    const { kept, anew } = bothWays(spec, memory)
    expect(anew).toEqual(kept)
    expect(kept.rows).toHaveLength(200)
  })

  it('are those from which the metrics follow', () => {
    const { kept, ended } = bothWays(lineSpec())
    for (const [name, code] of Object.entries({ train: 1, validation: 2, test: 3 } as const)) {
      const places = [...kept.rows.keys()].filter((place) => kept.parts[place] === code)
      const right = places.filter((place) => (kept.values[place]! >= 0.5 ? 1 : 0) === kept.truth[place])
      const metrics = ended.result?.metrics[name as 'train']
      expect([metrics?.rows, metrics?.values['accuracy']]).toEqual([places.length, right.length / places.length])
    }
  })
})

it('nothing is kept of a run that is paused, diverges, or is in a lab that keeps nothing', () => {
  const folder = newFolder()
  train(lineSpec(), { until: 'epoch', seat: { predictions: folder } })
  train(lineSpec({ training: { learningRate: 100, optimizer: 'gd', loss: 'crossEntropy', l2: 100 } }), {
    seat: { predictions: folder },
  })
  expect(readdirSync(folder)).toEqual([])
})
