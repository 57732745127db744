import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Metrics } from '@shared/contract/metrics'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useJudged } from '@renderer/stores/evaluation/judged'
import { useRuns } from '@renderer/stores/runs/runs'
import { fakeDataset, fakeRun } from '../../../support/fakeBridge'

const part = (rows: number) => ({ rows, values: {}, confusion: null })
const metrics = (test: number): Metrics => ({ train: part(60), validation: null, test: test === 0 ? null : part(test) })

beforeEach(() => {
  setActivePinia(createPinia())
  useDatasets().current = fakeDataset()
  const runs = useRuns()
  for (const [index, changes] of [
    { id: 'old', metrics: metrics(20) },
    { id: 'new', metrics: metrics(0), classes: ['a', 'b', 'c'] },
    { id: 'training', fingerprint: null },
  ].entries()) {
    const run = fakeRun(changes.id, { ...changes, createdAt: `2026-01-0${index + 1}T00:00:00Z` })
    runs.byId.set(run.id, { ...run, spec: { ...run.spec, dataset: fakeDataset().id } })
  }
})

describe('the run that is judged', () => {
  it('is one that has ended with weights, chosen or ticked, else any', () => {
    const judged = useJudged()
    expect(judged.runsToJudge.map(({ id }) => id).sort()).toEqual(['new', 'old'])
    useRuns().tickedIds = ['old']
    expect(judged.run?.id).toBe('old')
    judged.chosenRun = 'new'
    expect(judged.run?.id).toBe('new')
  })

  it('is judged on validation rows, without those on test rows, without those on training rows', () => {
    const judged = useJudged()
    judged.chosenRun = 'old'
    expect([judged.parts, judged.part]).toEqual([['train', 'test'], 'test'])
    judged.chosenPart = 'train'
    expect(judged.part).toBe('train')
    judged.chosenRun = 'new'
    expect(judged.part).toBe('train')
  })

  it('has the event of two classes, and the threshold of one half, whenever another one is chosen', () => {
    const judged = useJudged()
    judged.chosenRun = 'old'
    expect(judged.classIndex).toBe(1)
    judged.step = 300
    judged.chosenRun = 'new'
    expect([judged.classIndex, judged.step]).toEqual([0, 500])
  })
})
