import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunSummary } from '@shared/contract/run'
import { type LabBench, admissions, admissionsSpec, openLab } from '../labBench'

let folder: string
let bench: LabBench
let run: RunSummary

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lab-'))
  bench = await openLab(join(folder, 'workspace'), 1)
  const source = { kind: 'path', path: admissions } as const
  const { id } = await bench.call('datasets.import', { operation: 'import', source, reading: {} })
  const queued = await bench.call('runs.train', { spec: admissionsSpec(id, { epochs: 20 }) })
  run = await bench.lab.finished(queued.id)
})
afterAll(async () => {
  await bench.lab.close()
  rmSync(folder, { recursive: true })
})

describe('curves of a run', () => {
  it('count as many right answers at a threshold of 0.5 as the metrics of the run', async () => {
    for (const part of ['train', 'validation', 'test'] as const) {
      const curves = await bench.call('evaluation.curves', { run: run.id, part, classIndex: 1 })
      const right = (curves.truePositives[500] ?? 0) + curves.negatives - (curves.falsePositives[500] ?? 0)
      expect(curves.rows).toBe(run.metrics?.[part]?.rows)
      expect(right / curves.rows).toBeCloseTo(run.metrics?.[part]?.values['accuracy'] ?? Number.NaN, 12)
    }
  })

  it('are turned round for the other class', async () => {
    const [event, other] = await Promise.all(
      [1, 0].map((classIndex) => bench.call('evaluation.curves', { run: run.id, part: 'train', classIndex })),
    )
    expect([other?.positives, other?.negatives]).toEqual([event?.negatives, event?.positives])
    const turned = Array.from(other?.roc.x ?? [], (alarms) => 1 - alarms).reverse()
    event?.roc.y.forEach((found, index) => expect(found).toBeCloseTo(turned[index] ?? Number.NaN, 12))
  })

  it('are refused for a class that the run does not know', async () => {
    await expect(bench.call('evaluation.curves', { run: run.id, part: 'train', classIndex: 2 })).rejects.toMatchObject({
      code: 'bad-call',
    })
  })

  it('are the same for the same seed', async () => {
    const ask = (seed: number) => bench.call('evaluation.curves', { run: run.id, part: 'train', classIndex: 1, seed })
    expect(await ask(4)).toEqual(await ask(4))
    expect((await ask(4)).rocBand).not.toEqual((await ask(5)).rocBand)
  })
})

describe('what explains a run', () => {
  it('is inference, where it is at the optimum of all rows, and else the reason with the way there', async () => {
    const { inference, inferenceReason } = await bench.call('evaluation.inference', { run: run.id, intervals: 'wald' })
    expect([inference, inferenceReason?.code]).toEqual([null, 'not-at-optimum'])
    const { dataset, preparation } = run.spec
    const optimum = admissionsSpec(dataset, { optimizer: 'newton', batchSize: 'full', epochs: 100 })
    const spec = { ...optimum, preparation: { ...preparation, validationShare: 0, testShare: 0 } }
    const { id } = await bench.call('runs.train', { spec })
    await bench.lab.finished(id)
    const wald = await bench.call('evaluation.inference', { run: id, intervals: 'wald' })
    // statsmodels, as in test/data/inference.json.
    expect(wald.inference?.coefficients[0]).toMatchObject({ name: 'intercept' })
    expect(wald.inference?.coefficients[0]?.estimate).toBeCloseTo(-18.842860622202988, 6)
    const firth = await bench.call('evaluation.inference', { run: id, intervals: 'profile', firth: true })
    expect(firth.inference?.method).toBe('firth')
    expect(Math.abs(firth.inference?.coefficients[0]?.estimate ?? 0)).toBeLessThan(18.8)
  })

  it('are contributions that add up, with the probability that the run predicts', async () => {
    const { rows, values } = await bench.call('runs.predictions', { run: run.id })
    const row = rows[5] ?? 0
    const found = await bench.call('evaluation.contributions', { run: run.id, row, classIndex: 1 })
    const { base, contributions } = found.linear ?? { base: Number.NaN, contributions: [] }
    expect(contributions.reduce((sum, { contribution }) => sum + contribution, base)).toBeCloseTo(found.total, 11)
    expect(found.probabilities?.[1]).toBe(values[5])
    const changes = { exam_1: 100 }
    const changed = await bench.call('evaluation.contributions', { run: run.id, row, classIndex: 1, changes })
    expect(changed.cells).toEqual({ ...found.cells, exam_1: 100 })
  })

  it('are importance, dependence and notable rows of a part', async () => {
    const part = 'validation'
    const importance = await bench.call('evaluation.importance', { run: run.id, part })
    expect(importance.rows).toBe(run.metrics?.validation?.rows)
    expect(importance.loss).toBeCloseTo(run.metrics?.validation?.values['logLoss'] ?? Number.NaN, 6)
    const asked = { run: run.id, part, feature: 'exam_2', classIndex: 1 } as const
    const dependence = await bench.call('evaluation.dependence', asked)
    expect(dependence.mean.at(-1)).toBeGreaterThan(dependence.mean[0] ?? 1)
    const { rows } = await bench.call('evaluation.notableRows', { run: run.id, part, most: 'wrong' })
    expect(rows).toHaveLength(importance.rows)
    expect(rows[0]?.measure).toBeGreaterThan(rows[1]?.measure ?? Number.NaN)
    await expect(bench.call('evaluation.dependence', { ...asked, feature: 'admitted' })).rejects.toMatchObject({
      code: 'bad-features',
    })
  })
})

describe('the evaluation of a run', () => {
  it('has its metrics with intervals, on each part', async () => {
    for (const part of ['train', 'validation', 'test'] as const) {
      const found = await bench.call('evaluation.ofRun', { run: run.id, part })
      const values = Object.fromEntries(Object.entries(found.metrics).map(([key, { value }]) => [key, value]))
      expect(values).toEqual(run.metrics?.[part]?.values)
      expect(found.metrics['accuracy']).toMatchObject({ method: 'wilson' })
    }
  })

  it('takes a threshold, a column and a seed', async () => {
    const [column] = run.spec.preparation.features
    const found = await bench.call('evaluation.ofRun', {
      ...{ run: run.id, part: 'train', threshold: 0.9, seed: 7 },
      by: { column: column! },
    })
    expect([found.threshold, found.by?.column, found.by?.groups.length]).toEqual([0.9, column, 4])
    const absent = bench.call('evaluation.ofRun', { run: run.id, part: 'train', by: { column: 'absent' } })
    await expect(absent).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('a comparison of runs', () => {
  it('is made on the rows that all of them have, by the same draws for the same seed', async () => {
    const spec = { ...run.spec, preparation: { ...run.spec.preparation, features: ['exam_1'] } }
    const other = await bench.lab.finished((await bench.call('runs.train', { spec })).id)
    const ask = (seed: number) =>
      bench.call('evaluation.compare', { runs: [run.id, other.id], part: 'validation', seed })
    const found = await ask(1)
    expect(found.rows).toBe(run.metrics?.validation?.rows)
    const [one, two] = [run, other].map(({ metrics }) => metrics?.validation?.values['logLoss'] ?? Number.NaN)
    expect(found.runs[1]?.differences?.['logLoss']?.value).toBeCloseTo(two! - one!, 12)
    expect(await ask(1)).toEqual(found)
    expect((await ask(2)).runs[1]?.differences?.['logLoss']).not.toEqual(found.runs[1]?.differences?.['logLoss'])
  })

  it('is refused for runs that predict other targets', async () => {
    const preparation = { ...run.spec.preparation, target: 'exam_1', features: ['exam_2'], task: 'regression' as const }
    const training = { ...run.spec.training, loss: 'squaredError' as const }
    const queued = await bench.call('runs.train', { spec: { ...run.spec, preparation, training } })
    const other = await bench.lab.finished(queued.id)
    await expect(
      bench.call('evaluation.compare', { runs: [run.id, other.id], part: 'validation' }),
    ).rejects.toMatchObject({ code: 'bad-call' })
  })

  it('of groups goes by the splits that both have', async () => {
    const group = (features: string[]) =>
      Promise.all(
        [0, 1, 2].map(async (fold) => {
          const preparation = { ...run.spec.preparation, features, split: 'folds' as const, folds: 3, fold }
          const { id } = await bench.call('runs.train', { spec: { ...run.spec, preparation } })
          return (await bench.lab.finished(id)).id
        }),
      )
    const [first, second] = [await group(['exam_1', 'exam_2']), await group(['exam_1'])]
    const found = await bench.call('evaluation.compareGroups', {
      ...{ first, second, names: ['both exams', 'one exam'], part: 'validation' },
    })
    expect(found.splits).toBe(3)
    expect(found.differences['logLoss']).toMatchObject({ test: 'resampled', p: expect.any(Number) as number })
  })
})

describe('a report on a run', () => {
  const report = async () => {
    const { artifact, bytes, fileName, mediaType } = await bench.call('evaluation.report', { runs: [run.id] })
    const text = new TextDecoder().decode(
      await bench.call('files.readArtifact', { artifact, offset: 0, length: bytes }),
    )
    return { text, fileName, mediaType }
  }

  it('states data, seeds, settings and fingerprint, and the figures of training and validation rows', async () => {
    const { text, fileName, mediaType } = await report()
    expect([fileName, mediaType]).toEqual(['logistic-regression-report.html', 'text/html'])
    for (const fact of [
      run.fingerprint,
      run.spec.dataset,
      'training 1, split 1',
      'Validation rows',
      'Confusion matrix',
    ]) {
      expect(text).toContain(String(fact))
    }
    expect(text).toContain('The test rows were not looked at for this run')
    expect(text).not.toContain('<h3>Test rows</h3>')
  })

  it('has the figures of test rows, and when they were looked at, once somebody has uncovered them', async () => {
    const { looks } = await bench.call('runs.uncoverTest', { run: run.id })
    expect(looks).toHaveLength(1)
    const { text } = await report()
    expect(text).toContain('<h3>Test rows</h3>')
    expect(text).toContain(`The test rows were looked at once for this run: ${looks[0]}.`)
  })
})
