import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { RunSummary } from '@shared/contract/run'
import { encodePredictions } from '@shared/model/predictionFile'
import { type KeptPredictions, predictionsFrom } from '@shared/model/predictions'
import { type PredictionSources, predictionsOf } from '../../../../electron/lab/runs/predictions'
import type { RunOutput } from '../../../../electron/lab/store/runStore'
import { type Heard, WorkerPool } from '../../../../electron/lab/workerPool'
import type { EvaluateAnswer, EvaluateRequest } from '../../../../electron/workers/evaluate/evaluateMessages'
import { predictionsPath } from '../../../../electron/workers/train/keptPredictions'
import { exampleRun, exampleTable, fittedX } from '../../../support/examples'
import { temporaryFolder } from '../../workers/temporary'

const temporary = temporaryFolder()
let folders = 0
function newFolder(): string {
  const folder = temporary.path(String(folders++))
  mkdirSync(folder)
  return folder
}

const output: RunOutput = {
  ...{ fitted: fittedX, inputs: ['x'], parts: { train: 2, validation: 0, test: 0, dropped: 1 } },
  parameters: Float64Array.of(1, 0),
}
const run: RunSummary = { ...exampleRun, fingerprint: 'abcd' }
const of = (output: number): KeptPredictions =>
  predictionsFrom({
    ...{ rows: Uint32Array.of(0), parts: Uint8Array.of(1), truth: Uint8Array.of(1) },
    ...{ outputs: Float64Array.of(output), classes: ['a', 'b'], scaling: null },
  })

/** A pool that computes 0.5 at once. */
class InstantPool extends WorkerPool<EvaluateRequest, EvaluateAnswer> {
  readonly asked: EvaluateRequest[] = []
  answer: EvaluateAnswer = { ok: true, kind: 'predictions', predictions: of(0.5) }
  constructor() {
    super('', 1)
  }
  override run(request: EvaluateRequest, onMessage: (message: EvaluateAnswer) => Heard): Promise<void> {
    this.asked.push(request)
    onMessage(this.answer)
    return Promise.resolve()
  }
}

const access = { kind: 'memory', table: exampleTable } as const
function sourcesOf(folder: string | null): PredictionSources & { pool: InstantPool } {
  return { folder, pool: new InstantPool(), accessOf: () => access, memory: 1e6 }
}

describe('predictionsOf', () => {
  it('reads what the training thread kept of these weights', async () => {
    const sources = sourcesOf(newFolder())
    writeFileSync(predictionsPath(sources.folder!, run.id), encodePredictions(of(0.25), 'abcd'))
    expect(await predictionsOf(sources, run, output)).toEqual(of(0.25))
    expect(sources.pool.asked).toEqual([])
  })

  it.each<[string, RunSummary, (path: string) => void]>([
    ['nothing is kept', run, () => undefined],
    ['they are of other weights', run, (path) => writeFileSync(path, encodePredictions(of(0.25), 'other'))],
    [
      'the run has not ended',
      { ...run, fingerprint: null },
      (path) => writeFileSync(path, encodePredictions(of(0.25), 'abcd')),
    ],
    ['the file is cut off', run, (path) => writeFileSync(path, encodePredictions(of(0.25), 'abcd').subarray(0, 60))],
    ['the file cannot be read', run, (path) => mkdirSync(path)],
  ])('has them computed where %s', async (_, asked, write) => {
    const sources = sourcesOf(newFolder())
    write(predictionsPath(sources.folder!, run.id))
    expect(await predictionsOf(sources, asked, output)).toEqual(of(0.5))
    const { spec } = run
    const model = { preparation: fittedX, network: spec.network, parameters: output.parameters }
    expect(sources.pool.asked).toEqual([{ kind: 'predictions', model, spec, access, memory: 1e6 }])
  })

  it('has them computed in a lab that keeps none', async () => {
    expect(await predictionsOf(sourcesOf(null), run, output)).toEqual(of(0.5))
  })

  it('refuses a run without weights, and says what the thread refuses', async () => {
    const sources = sourcesOf(null)
    await expect(predictionsOf(sources, run, null)).rejects.toMatchObject({ code: 'not-found' })
    await expect(predictionsOf(sources, run, { ...output, parameters: null })).rejects.toThrow('no weights')
    sources.pool.answer = { ok: false, problem: { code: 'bad-features', message: 'No.' } }
    await expect(predictionsOf(sources, run, output)).rejects.toMatchObject({ code: 'bad-features', message: 'No.' })
  })
})
