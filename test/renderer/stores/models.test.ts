import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import type { ModelSummary } from '@shared/contract/model'
import { useJobs } from '@renderer/stores/jobs'
import { useLab } from '@renderer/stores/lab'
import { useModels } from '@renderer/stores/models'
import { useNotices } from '@renderer/stores/notices'
import { type Answers, createFakeBridge } from '../../support/fakeBridge'

beforeEach(() => setActivePinia(createPinia()))

const model: ModelSummary = {
  id: 'm',
  name: 'tanh 8',
  target: 'admitted',
  classes: ['0', '1'],
  features: ['exam_1'],
  hidden: [8],
  activation: 'tanh',
  datasetName: 'admissions.csv',
  trainingRows: 60,
  fingerprint: 'f'.repeat(64),
  addedAt: '2026-01-01T00:00:00Z',
  removed: false,
}
const scores = { artifact: 's', fileName: 'rows-scored.csv', bytes: 9, rows: 3, unscored: 1, warnings: [] }
const file = new File(['exam_1\n1\n'], 'rows.csv')

function open(answers: Answers) {
  const bridge = createFakeBridge({ 'files.beginUpload': () => 'u1', 'files.appendUpload': () => null, ...answers })
  useLab().attach(bridge)
  return { bridge, models: useModels() }
}

it('lists the newest model first, without removed ones', async () => {
  const { models } = open({
    'models.list': () => [
      model,
      { ...model, id: 'newer', addedAt: '2026-02-01T00:00:00Z' },
      { ...model, id: 'gone', removed: true },
    ],
  })
  await models.load()
  expect(models.list.map(({ id }) => id)).toEqual(['newer', 'm'])
})

it('says why a model file cannot be opened, and keeps the library', async () => {
  const { models } = open({
    'models.list': () => [model],
    'models.open': () => {
      throw new LabError('bad-model', 'rows.csv is not a model file.')
    },
  })
  await models.load()
  expect(await models.open(file)).toBeNull()
  expect(models.openProblem?.message).toBe('rows.csv is not a model file.')
  expect(models.list).toHaveLength(1)
})

it('scores a file under a job of that model, and counts what was scored', async () => {
  let jobModel: string | null | undefined
  const { models, bridge } = open({
    'models.score': () => {
      jobModel = useJobs().jobs[0]?.model
      return { ...scores, header: [], preview: [] }
    },
  })
  await models.score('m', file)
  expect(jobModel).toBe('m')
  expect(bridge.argumentsOf('models.score')[0]).toMatchObject({ model: 'm', source: { kind: 'upload', upload: 'u1' } })
  expect(models.scores.get('m')?.fileName).toBe('rows-scored.csv')
  expect(useNotices().notices.at(-1)?.text).toBe('Scored 2 of 3 rows.')
  expect(useJobs().jobs).toEqual([])
})

it('shows a refused file at the model it was dropped on', async () => {
  const { models } = open({
    'models.score': () => {
      throw new LabError('bad-file', 'rows.csv has no column exam_2.')
    },
  })
  await models.score('m', file)
  expect(models.problems.get('m')?.message).toBe('rows.csv has no column exam_2.')
})
