import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { LabError } from '@shared/contract/labError'
import type { ModelSummary } from '@shared/contract/model'
import { saveFile } from '@renderer/browser/saveFile'
import { useOperations } from '@renderer/stores/operations'
import { useLab } from '@renderer/stores/lab'
import { useModels } from '@renderer/stores/models'
import { useNotices } from '@renderer/stores/notices'
import { type Answers, createFakeBridge } from '../../support/fakeBridge'

vi.mock('@renderer/browser/saveFile', () => ({ saveFile: vi.fn() }))
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

it('scores a file under an operation of that model, and counts what was scored', async () => {
  let operationModel: string | null | undefined
  const { models, bridge } = open({
    'models.score': () => {
      operationModel = useOperations().operations[0]?.model
      return { ...scores, remedies: [], header: [], preview: [] }
    },
  })
  await models.score('m', file)
  expect(operationModel).toBe('m')
  expect(bridge.argumentsOf('models.score')[0]).toMatchObject({ model: 'm', source: { kind: 'upload', upload: 'u1' } })
  expect(models.scores.get('m')?.fileName).toBe('rows-scored.csv')
  expect(useNotices().notices.at(-1)?.text).toBe('Scored 2 of 3 rows.')
  expect(useOperations().operations).toEqual([])
})

it('scores the file again with the changes of a remedy', async () => {
  const { models, bridge } = open({
    'models.score': () => ({ ...scores, remedies: [], header: [], preview: [] }),
  })
  await models.score('m', file, { delimiter: ';' })
  await models.scoreOtherwise('m', { repeatedHeaders: 'leaveOut' })
  expect(bridge.argumentsOf('models.score')[1]).toMatchObject({
    reading: { delimiter: ';', repeatedHeaders: 'leaveOut' },
  })
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

it('the result of an earlier file goes when another file is refused', async () => {
  let refused = false
  const { models } = open({
    'models.score': () => {
      if (refused) throw new LabError('bad-file', 'rows.csv has no column exam_2.')
      return { ...scores, remedies: [], header: [], preview: [] }
    },
  })
  await models.score('m', file)
  expect(models.scores.has('m')).toBe(true)
  refused = true
  await models.score('m', file)
  expect(models.scores.has('m')).toBe(false)
})

describe('an export', () => {
  const artifact = { artifact: 'a', fileName: 'tanh-8.json', bytes: 3, mediaType: 'application/json' }
  beforeEach(() => vi.mocked(saveFile).mockClear())

  it('puts the model into the library, then writes it and hands it over', async () => {
    const { models, bridge } = open({
      'models.keep': () => model,
      'models.export': () => artifact,
      'files.readArtifact': () => Uint8Array.of(1, 2, 3),
    })
    await models.exportRun('r')
    await models.exportRun('r', 'another')
    expect(bridge.received.map(({ name }) => name).slice(0, 3)).toEqual([
      'models.keep',
      'models.export',
      'files.readArtifact',
    ])
    expect(bridge.argumentsOf('models.export')).toEqual([{ run: 'r' }, { run: 'r', format: 'another' }])
    expect(saveFile).toHaveBeenCalledWith('tanh-8.json', 'application/json', [Uint8Array.of(1, 2, 3)])
    expect(useNotices().notices.at(-1)?.text).toBe('Saved tanh-8.json.')
  })

  it('is not written where the model cannot be kept', async () => {
    const { models, bridge } = open({
      'models.keep': () => {
        throw new LabError('bad-model', 'Not finished.')
      },
    })
    await expect(models.exportRun('r')).rejects.toThrow('Not finished.')
    expect(bridge.argumentsOf('models.export')).toEqual([])
  })

  it('asks for the formats of a run once', async () => {
    const format = { id: 'model', label: 'model (JSON)', extension: 'json', mediaType: 'application/json' }
    const { models, bridge } = open({ 'models.formats': () => [format] })
    await models.loadFormats('r')
    await models.loadFormats('r')
    expect(models.formats.get('r')).toEqual([format])
    expect(bridge.argumentsOf('models.formats')).toEqual([{ run: 'r' }])
  })
})
