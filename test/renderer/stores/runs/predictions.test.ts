import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { useLab } from '@renderer/stores/lab'
import { hasPredictions, usePredictions } from '@renderer/stores/runs/predictions'
import { limits } from '@shared/spec/limits'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { createFakeBridge, fakeDataset, fakeRun } from '../../../support/fakeBridge'

const predictions = {
  ...{ rows: Uint32Array.of(0), parts: Uint8Array.of(3), truth: Uint8Array.of(1) },
  ...{ values: Float64Array.of(0.8), classes: ['0', '1'] },
}

beforeEach(() => setActivePinia(createPinia()))

describe('the predictions of runs', () => {
  it('are read once, and again when a run ended anew', async () => {
    const bridge = createFakeBridge({ 'runs.predictions': () => predictions })
    useLab().attach(bridge)
    const store = usePredictions()
    const run = fakeRun('a')
    expect(store.of(run)).toBeNull()
    await Promise.all([store.load(run), store.load(run)])
    await store.load(run)
    expect(store.of(run)).toEqual({ predictions })
    expect(bridge.argumentsOf('runs.predictions')).toEqual([{ run: 'a' }])
    const anew = { ...run, fingerprint: 'e'.repeat(64) }
    expect(store.of(anew)).toBeNull()
    await store.load(anew)
    expect(bridge.argumentsOf('runs.predictions')).toHaveLength(2)
  })

  it('are asked for the rows that plots draw where the table is large, apart from those of all rows', async () => {
    const bridge = createFakeBridge({ 'runs.predictions': () => predictions })
    useLab().attach(bridge)
    const store = usePredictions()
    useDatasets().current = fakeDataset({ rows: limits.sampledRows })
    await store.load(fakeRun('a'), 'drawn')
    expect(store.of(fakeRun('a'))).toEqual({ predictions })
    useDatasets().current = fakeDataset({ rows: limits.sampledRows + 1 })
    await store.load(fakeRun('bb'), 'drawn')
    expect([store.of(fakeRun('bb')), store.of(fakeRun('bb'), 'drawn')]).toEqual([null, { predictions }])
    expect(bridge.argumentsOf('runs.predictions')).toEqual([{ run: 'a' }, { run: 'bb', sampled: true }])
  })

  it('are not asked of a run without weights', async () => {
    const bridge = createFakeBridge()
    useLab().attach(bridge)
    const unfinished = fakeRun('a', { fingerprint: null })
    await usePredictions().load(unfinished)
    expect(hasPredictions(unfinished)).toBe(false)
    expect(bridge.received).toEqual([])
  })

  it('say why they are not to be had', async () => {
    const refuse = () => {
      throw new LabError('not-found', 'This dataset is gone.')
    }
    useLab().attach(createFakeBridge({ 'runs.predictions': refuse }))
    const store = usePredictions()
    await store.load(fakeRun('a'))
    expect(store.of(fakeRun('a'))).toMatchObject({ problem: { code: 'not-found' } })
  })

  it('of few runs are kept at a time', async () => {
    useLab().attach(createFakeBridge({ 'runs.predictions': () => predictions }))
    const store = usePredictions()
    const runs = Array.from({ length: 8 }, (_, index) => fakeRun(`run-${index}`))
    for (const run of runs) await store.load(run)
    expect(runs.map((run) => store.of(run) !== null)).toEqual([false, false, true, true, true, true, true, true])
  })
})
