import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decodePredictions } from '@shared/model/predictionFile'
import type { PreparationSpec, RunSpec } from '@shared/spec/runSpec'
import { evaluateRun } from '../../../../electron/workers/evaluate/evaluateRun'
import { unsealedBytes } from '../../../../electron/workers/table/sealedBytes'
import { predictionsPath } from '../../../../electron/workers/train/keptPredictions'
import { temporaryFolder } from '../temporary'
import { lineSpec, lineTable, train } from '../trainBench'

const temporary = temporaryFolder()
let folders = 0

/** A run that has ended, and how its kept predictions are evaluated. */
function trained(spec: RunSpec) {
  const folder = temporary.path(String(folders++))
  const { ended } = train(spec, { seat: { predictions: folder } })
  const { predictions } = decodePredictions(unsealedBytes(readFileSync(predictionsPath(folder, 'r')))!)!
  const access = { kind: 'memory', table: lineTable } as const
  const common = { kind: 'evaluation', predictions, threshold: 0.5, by: null, seed: 1, access, memory: 1e9 } as const
  return {
    metrics: ended.result!.metrics,
    evaluate: (part: 'train' | 'validation' | 'test', by: string | null = null) =>
      evaluateRun({ ...common, preparation: spec.preparation, part, by }),
  }
}

const three = { target: 'w', features: ['x', 'z'] }
const numbers = { task: 'regression', target: 'z', features: ['x', 'w'] } satisfies Partial<PreparationSpec>

describe('the evaluation of a run', () => {
  it.each<[string, RunSpec]>([
    ['two classes', lineSpec()],
    ['weighted rows', lineSpec({ preparation: { weights: 'w', features: ['x'] } })],
    ['three classes', lineSpec({ preparation: three })],
    ['a number', lineSpec({ preparation: numbers, training: { loss: 'squaredError' } })],
  ])('of %s has the figures that the run was measured by, to the same bits', (_, spec) => {
    const { metrics, evaluate } = trained(spec)
    for (const part of ['train', 'validation', 'test'] as const) {
      const found = evaluate(part)
      const values = Object.fromEntries(Object.entries(found.metrics).map(([key, { value }]) => [key, value]))
      expect(values).toEqual(metrics[part]?.values)
      expect([found.rows, found.confusion]).toEqual([metrics[part]?.rows, metrics[part]?.confusion])
      expect(found.baselineOf).toBe('train')
    }
  })

  it('has groups by a column that is no feature, too', () => {
    const { evaluate } = trained(lineSpec({ preparation: { features: ['x'] } }))
    const { by } = evaluate('train', 'w')
    expect(by?.groups.map(({ label }) => label)).toEqual(['1', '2', '3'])
    expect(by?.groups.reduce((sum, { rows }) => sum + rows, 0)).toBe(evaluate('train').rows)
  })

  it('is refused for a part without rows, and by a column that is not there', () => {
    const folds = trained(lineSpec({ preparation: { split: 'folds', folds: 4, fold: 2, testShare: 0 } }))
    expect(() => folds.evaluate('test')).toThrow(expect.objectContaining({ code: 'not-found' }) as Error)
    expect(() => folds.evaluate('train', 'absent')).toThrow(expect.objectContaining({ code: 'not-found' }) as Error)
  })
})
