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
