import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { RunSummary } from '@shared/contract/run'
import { useRunControl } from '@renderer/panels/runs/useRunControl'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useLab } from '@renderer/stores/lab'
import { useNotices } from '@renderer/stores/notices'
import { useRuns } from '@renderer/stores/runs/runs'
import { type FakeBridge, createFakeBridge, fakeDataset, fakeRun, runControlAnswers } from '../../../support/fakeBridge'

let bridge: FakeBridge
beforeEach(() => {
  setActivePinia(createPinia())
  bridge = createFakeBridge(runControlAnswers(({ run }) => fakeRun(run, { state: 'paused' })))
  useLab().attach(bridge)
  useDatasets().current = fakeDataset()
  focus(null)
})
afterEach(() => vi.unstubAllGlobals())

/** Something within the row of a run, or nothing, has the focus. */
function focus(run: string | null): void {
  const activeElement = { closest: () => (run === null ? null : { dataset: { run } }) }
  vi.stubGlobal('document', { activeElement })
}
function list(...runs: RunSummary[]): void {
  for (const run of runs) useRuns().byId.set(run.id, run)
}
const asked = () => bridge.received.map(({ name, args }) => `${(args as { run: string }).run} ${name}`)
const older = fakeRun('older', { state: 'training', createdAt: '2026-01-01T00:00:00Z' })
const newer = fakeRun('newer', { state: 'paused', createdAt: '2026-01-02T00:00:00Z' })

it('pauses and resumes by one key', () => {
  const { keys } = useRunControl()
  list(older)
  keys['f8']?.()
  list(newer)
  keys['f8']?.()
  expect(asked()).toEqual(['older runs.pause', 'newer runs.resume'])
})

it('means the run with the focus before the newest', () => {
  list(older, newer)
  focus('older')
  const { keys } = useRunControl()
  keys['f8']?.()
  focus('newer')
  keys['f9']?.()
  keys['shift+f9']?.()
  expect(asked()).toEqual(['older runs.pause', 'newer runs.stepBatch', 'newer runs.stepEpoch'])
})

it('does nothing that the run cannot do now, and nothing without a run', () => {
  const { keys } = useRunControl()
  keys['f8']?.()
  list(older)
  keys['f9']?.()
  expect(asked()).toEqual([])
})

it('says why a run could not be steered', async () => {
  useLab().attach(createFakeBridge())
  useRunControl().steer('a', 'pause')
  await expect.poll(() => useNotices().notices[0]?.kind).toBe('error')
})
