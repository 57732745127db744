import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { useDatasets } from '@renderer/stores/datasets'
import { useJobs } from '@renderer/stores/jobs'
import { useLab } from '@renderer/stores/lab'
import { useSettings } from '@renderer/stores/settings'
import { type Answers, createFakeBridge, fakeDataset } from '../../support/fakeBridge'

beforeEach(() => setActivePinia(createPinia()))

function open(answers: Answers) {
  const bridge = createFakeBridge({
    saveSettings: () => useSettings().settings,
    beginUpload: () => 'u1',
    appendUpload: () => null,
    cancelJob: () => null,
    ...answers,
  })
  useLab().attach(bridge)
  return { bridge, datasets: useDatasets(), jobs: useJobs() }
}
const file = new File(['a,b\n1,2\n'], 'data.csv')

it('imports an upload, shows its progress, and remembers what is open', async () => {
  let finish: () => void = () => undefined
  const { bridge, datasets, jobs } = open({
    importDataset: () => new Promise((resolve) => (finish = () => resolve(fakeDataset()))),
  })
  const importing = datasets.importFile(file)
  await new Promise((resolve) => setImmediate(resolve))
  const job = bridge.argumentsOf('importDataset')[0]?.job ?? ''
  bridge.emit({ kind: 'jobProgress', job, bytes: 4, total: 8, rows: 1 })
  expect(jobs.importing).toMatchObject({ name: 'data.csv', bytes: 4, total: 8, rows: 1 })
  finish()
  expect(await importing).toBe(true)
  expect(jobs.importing).toBeNull()
  expect(datasets.current?.name).toBe('admissions.csv')
  expect(useSettings().settings.dataset).toBe('a'.repeat(64))
})

it('keeps what is open when a file cannot be read, and says why', async () => {
  const { datasets } = open({
    importDataset: () => {
      throw new LabError('bad-file', 'data.csv is empty.')
    },
  })
  datasets.current = fakeDataset()
  expect(await datasets.importFile(file)).toBe(false)
  expect(datasets.current?.name).toBe('admissions.csv')
  expect(datasets.problem?.message).toBe('data.csv is empty.')
})

it('takes a cancelled import for no problem', async () => {
  const { datasets } = open({
    importDataset: () => {
      throw new LabError('cancelled', 'Importing was cancelled.')
    },
  })
  expect(await datasets.importFile(file)).toBe(false)
  expect(datasets.problem).toBeNull()
})
