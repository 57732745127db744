import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import type { Settings } from '@shared/contract/settings'
import { LabError } from '@shared/contract/labError'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useLab } from '@renderer/stores/lab'
import { useNotices } from '@renderer/stores/notices'
import { useRuns } from '@renderer/stores/runs/runs'
import { startApp } from '@renderer/stores/startApp'
import { type Answers, createFakeBridge, fakeDataset, fakeRun } from '../../support/fakeBridge'

beforeEach(() => setActivePinia(createPinia()))

const settings: Settings = {
  theme: 'dark',
  concurrentRuns: 0,
  dataset: 'a'.repeat(64),
  spec: null,
  ticked: ['bb', 'a', 'gone'],
  pinned: [],
  coverTest: true,
  plane: { x: null, y: null },
  window: null,
}
const about = {
  version: '1',
  engine: '1',
  runtime: 'test',
  workspace: '',
  cores: 2,
  concurrentRuns: 1,
}
const answers: Answers = {
  'app.about': () => about,
  'app.remarks': () => [],
  'settings.get': () => settings,
  'datasets.list': () => [fakeDataset()],
  'datasets.samples': () => [],
  'datasets.get': () => fakeDataset(),
  'runs.list': () => [fakeRun('a'), fakeRun('bb')],
  'models.list': () => [],
}

it('brings back the dataset and the ticked runs of last time, in their order', async () => {
  await startApp(() => Promise.resolve(createFakeBridge(answers)))
  expect(useLab().ready).toBe(true)
  expect(useDatasets().current?.name).toBe('admissions.csv')
  expect(useRuns().ticked.map((run) => run.id)).toEqual(['bb', 'a'])
  expect(useNotices().notices).toEqual([])
})

it('says what of the workspace could not be read, until it is dismissed, also what is found later', async () => {
  const bridge = createFakeBridge({ ...answers, 'app.remarks': () => ['2 runs are damaged.'] })
  await startApp(() => Promise.resolve(bridge))
  bridge.emit({ kind: 'remarked', text: '1 part of a history is damaged.' })
  expect(useNotices().notices).toMatchObject([
    { kind: 'error', text: '2 runs are damaged.' },
    { kind: 'error', text: '1 part of a history is damaged.' },
  ])
})

it('opens the newest dataset where the last is not known', async () => {
  await startApp(() =>
    Promise.resolve(createFakeBridge({ ...answers, 'settings.get': () => ({ ...settings, dataset: null }) })),
  )
  expect(useDatasets().current?.name).toBe('admissions.csv')
})

it('opens without a dataset that is not there any more', async () => {
  await startApp(() => Promise.resolve(createFakeBridge({ ...answers, 'datasets.list': () => [] })))
  expect([useLab().ready, useDatasets().current]).toEqual([true, null])
})

it('opens all the same when one list cannot be read, and tells which', async () => {
  const listModels = () => {
    throw new LabError('internal', 'The models cannot be read.')
  }
  await startApp(() => Promise.resolve(createFakeBridge({ ...answers, 'models.list': listModels })))
  expect(useDatasets().current?.name).toBe('admissions.csv')
  expect(useNotices().notices.map(({ text }) => text)).toEqual(['The models cannot be read.'])
})

it('says that the lab cannot be reached, and starts when it can', async () => {
  let up = false
  const bridge = createFakeBridge({
    ...answers,
    'app.about': () => {
      if (!up) throw new LabError('internal', 'The connection was lost.')
      return about
    },
  })
  await startApp(() => Promise.resolve(bridge))
  expect(useNotices().notices[0]?.text).toContain('could not be reached')
  expect(useLab().ready).toBe(false)
  up = true
  bridge.setConnected(false)
  bridge.setConnected(true)
  await new Promise((resolve) => setImmediate(resolve))
  expect(useLab().ready).toBe(true)
})
