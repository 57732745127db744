import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decodePredictions } from '@shared/model/predictionFile'
import type { PreparationSpec, RunSpec } from '@shared/spec/runSpec'
import { compareRuns } from '../../../../electron/workers/evaluate/compareRuns'
import { unsealedBytes } from '../../../../electron/workers/table/sealedBytes'
import { predictionsPath } from '../../../../electron/workers/train/keptPredictions'
import { temporaryFolder } from '../temporary'
import { lineSpec, lineTable, train } from '../trainBench'

const temporary = temporaryFolder()
let folders = 0

/** A run that has ended, with its predictions and figures. */
function trained(name: string, spec: RunSpec) {
  const folder = temporary.path(String(folders++))
  const { ended } = train(spec, { seat: { predictions: folder } })
  const { predictions } = decodePredictions(unsealedBytes(readFileSync(predictionsPath(folder, 'r')))!)!
  return { run: { id: name, name, spec, predictions }, metrics: ended.result!.metrics }
}
const access = { kind: 'memory', table: lineTable } as const
const common = { kind: 'comparison', part: 'train', metric: null, seed: 1, access, memory: 1e9 } as const
const three = { target: 'w', features: ['x', 'z'] }
const numbers = { task: 'regression', target: 'z', features: ['x', 'w'] } satisfies Partial<PreparationSpec>

describe('a comparison of runs', () => {
  it.each<[string, RunSpec]>([
    ['two classes', lineSpec()],
    ['weighted rows', lineSpec({ preparation: { weights: 'w', features: ['x'] } })],
    ['three classes', lineSpec({ preparation: three })],
    ['a number', lineSpec({ preparation: numbers, training: { loss: 'squaredError' } })],
  ])('of %s has the differences of the figures that the runs were measured by', (_, spec) => {
    const first = trained('a', spec)
    const second = trained('b', { ...spec, preparation: { ...spec.preparation, features: ['x'] } })
    const found = compareRuns({ ...common, runs: [first.run, second.run], reference: 'a' })
    const [one, two] = [first.metrics.train!, second.metrics.train!]
    expect(found).toMatchObject({ rows: one.rows, reference: 'a', part: 'train', notes: [] })
    expect(found.runs.map(({ values }) => values)).toEqual([one.values, two.values])
    for (const [key, { value }] of Object.entries(found.runs[1]!.differences!)) {
      const [from, to] = [one.values[key]!, two.values[key]!]
      if (value !== null) expect(value).toBeCloseTo(to - from, 12)
    }
    expect(found.runs[0]).toMatchObject({ differences: null, sentence: null })
    expect(found.sentence).toBe(found.runs[1]!.sentence)
  })

  it('turns round with the reference, and speaks of the metric that is asked for', () => {
    const [first, second] = [trained('a', lineSpec()), trained('b', lineSpec({ preparation: { features: ['x'] } }))]
    const of = (reference: string) =>
      compareRuns({ ...common, runs: [first.run, second.run], reference, metric: 'accuracy' })
    const there = of('a').runs[1]!.differences!['accuracy']!
    const back = of('b').runs[0]!.differences!['accuracy']!
    expect(back.value).toBeCloseTo(-there.value!, 12)
    expect(of('a').sentence.toLowerCase()).toContain('accuracy')
  })

  it('is refused for parts with other rows, without rows, and by a metric that is not there', () => {
    const folds = (fold: number) =>
      trained(`fold ${fold}`, lineSpec({ preparation: { split: 'folds', folds: 4, fold, testShare: 0 } })).run
    const [one, two] = [folds(0), folds(1)]
    const refusal = (request: Partial<Parameters<typeof compareRuns>[0]>) => {
      try {
        return compareRuns({ ...common, runs: [one, one], reference: one.id, ...request })
      } catch (error) {
        return error
      }
    }
    expect(refusal({ runs: [one, two], part: 'validation' })).toMatchObject({ code: 'bad-call' })
    expect(refusal({ part: 'test' })).toMatchObject({ code: 'not-found' })
    expect(refusal({ metric: 'rmse' })).toMatchObject({ code: 'bad-call' })
  })
})
