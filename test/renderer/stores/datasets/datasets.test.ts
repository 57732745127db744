import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import type { RunSpec } from '@shared/spec/runSpec'
import { LabError } from '@shared/contract/labError'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useImportSheet } from '@renderer/stores/datasets/importSheet'
import { useOperations } from '@renderer/stores/operations'
import { useLab } from '@renderer/stores/lab'
import { useSettings } from '@renderer/stores/settings'
import { type Answers, createFakeBridge, fakeDataset, fakePreview, fakeSpec } from '../../../support/fakeBridge'

beforeEach(() => setActivePinia(createPinia()))

function open(answers: Answers) {
  const bridge = createFakeBridge({
    'settings.save': () => useSettings().settings,
    'files.beginUpload': () => 'u1',
    'files.appendUpload': () => null,
    'operations.cancel': () => null,
    'datasets.preview': () => fakePreview(),
    'datasets.import': () => fakeDataset(),
    ...answers,
  })
  useLab().attach(bridge)
  return { bridge, datasets: useDatasets(), operations: useOperations(), sheet: useImportSheet() }
}
const file = new File(['a,b\n1,2\n'], 'data.csv')
const settled = () => new Promise((resolve) => setImmediate(resolve))

it('imports what the sheet was told to, shows its progress, and remembers what is open', async () => {
  let finish: () => void = () => undefined
  const { bridge, datasets, operations, sheet } = open({
    'datasets.import': () => new Promise((resolve) => (finish = () => resolve(fakeDataset()))),
  })
  const importing = datasets.importFile(file)
  await settled()
  // Nothing is imported before somebody has seen how.
  expect(bridge.argumentsOf('datasets.import')).toEqual([])
  expect(datasets.loading).toBe(false)
  void sheet.importNow()
  await settled()
  const operation = bridge.argumentsOf('datasets.import')[0]?.operation ?? ''
  bridge.emit({ kind: 'operationProgress', operation, bytes: 4, total: 8, rows: 1 })
  expect(operations.importing).toMatchObject({ name: 'data.csv', bytes: 4, total: 8, rows: 1 })
  finish()
  expect(await importing).toBe(true)
  expect(operations.importing).toBeNull()
  expect(datasets.current?.name).toBe('admissions.csv')
  expect(useSettings().settings.dataset).toBe('a'.repeat(64))
})

it('leaves what is open as it was when the person decides against a file', async () => {
  const { datasets, sheet } = open({})
  datasets.current = fakeDataset({ name: 'before.csv' })
  const importing = datasets.importFile(file)
  await settled()
  await sheet.cancel()
  expect(await importing).toBe(false)
  expect(datasets.current?.name).toBe('before.csv')
  expect(datasets.problem).toBeNull()
})

it('reads a file of this session again with the choices of the last time', async () => {
  const { bridge, datasets, sheet } = open({})
  const importing = datasets.importFile(file)
  await settled()
  sheet.choices = { decimal: ',' }
  await sheet.importNow()
  await importing
  void datasets.readDifferently('a'.repeat(64))
  await settled()
  expect(sheet.open).toBe(true)
  expect(bridge.argumentsOf('datasets.preview').at(-1)?.reading).toEqual({ decimal: ',' })
  expect(bridge.argumentsOf('files.beginUpload')).toHaveLength(2)
  expect(await datasets.readDifferently('b'.repeat(64))).toBe(false)
})

it('sends a pasted text as a file of its own', async () => {
  const { bridge, datasets } = open({})
  void datasets.importText('a\tb\n1\t2\n')
  await settled()
  expect(bridge.argumentsOf('files.beginUpload')).toEqual([{ name: 'pasted.tsv', bytes: 8 }])
  const [sent] = bridge.argumentsOf('files.appendUpload')
  expect(new TextDecoder().decode(sent?.chunk)).toBe('a\tb\n1\t2\n')
})

it('opens a sample without asking how it is read, and says why it could not', async () => {
  let fails = false
  const { bridge, datasets, sheet } = open({
    'datasets.import': () => {
      if (fails) throw new LabError('not-found', 'There is no such sample.')
      return fakeDataset()
    },
  })
  expect(await datasets.openSample('iris')).toBe(true)
  expect(bridge.argumentsOf('datasets.import')[0]).toMatchObject({
    source: { kind: 'sample', sample: 'iris' },
    reading: {},
  })
  expect(sheet.open).toBe(false)
  fails = true
  expect(await datasets.openSample('none')).toBe(false)
  expect(datasets.current?.name).toBe('admissions.csv')
  expect(datasets.problem?.message).toBe('There is no such sample.')
})

describe('the settings of each dataset', () => {
  const saved = fakeSpec({ seed: 77 })
  const answers = (draft: () => RunSpec | null) =>
    useLab().attach(
      createFakeBridge({
        'settings.save': () => useSettings().settings,
        'datasets.get': ({ dataset }) => fakeDataset({ id: dataset }),
        'datasets.draft': draft,
      }),
    )

  it('are asked for when it is opened', async () => {
    answers(() => saved)
    await useDatasets().open(saved.dataset)
    expect(useDatasets().savedDrafts.get(saved.dataset)).toEqual(saved)
  })

  it('are those that an earlier version kept, where none are there yet', async () => {
    useSettings().settings = { ...useSettings().settings, spec: saved }
    answers(() => null)
    await useDatasets().open(saved.dataset)
    expect(useDatasets().savedDrafts.get(saved.dataset)).toEqual(saved)
    await useDatasets().open('b'.repeat(64))
    expect(useDatasets().savedDrafts.has('b'.repeat(64))).toBe(false)
  })

  it('do not keep it from opening where they cannot be read', async () => {
    answers(() => {
      throw new LabError('internal', 'No.')
    })
    expect(await useDatasets().open(saved.dataset)).toBe(true)
    expect(useDatasets().current?.id).toBe(saved.dataset)
  })
})
