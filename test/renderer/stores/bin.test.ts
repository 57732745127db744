import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import type { DatasetSummary } from '@shared/contract/dataset'
import { LabError } from '@shared/contract/labError'
import { useBin } from '@renderer/stores/bin'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useDraft } from '@renderer/stores/draft/draft'
import { useLab } from '@renderer/stores/lab'
import { useNotices } from '@renderer/stores/notices'
import { useRuns } from '@renderer/stores/runs/runs'
import { useSettings } from '@renderer/stores/settings'
import { type Answers, createFakeBridge, fakeDataset, fakeRun, fakeSpec } from '../../support/fakeBridge'

beforeEach(() => setActivePinia(createPinia()))

const [a, b] = ['a'.repeat(64), 'b'.repeat(64)]
const summary = (id: string, changes: Partial<DatasetSummary> = {}): DatasetSummary => {
  const { rows, columnCount, bytes, importedAt, warningCount } = fakeDataset()
  return {
    id,
    name: `${id.charAt(0)}.csv`,
    rows,
    columnCount,
    bytes,
    importedAt,
    warningCount,
    removed: false,
    ...changes,
  }
}

/** Datasets a and b, with a run each, and a removed run on a; a is on screen. */
async function open(answers: Answers = {}) {
  const bridge = createFakeBridge({
    'datasets.list': () => [summary(a), summary(b)],
    'datasets.get': ({ dataset }) => fakeDataset({ id: dataset }),
    'datasets.draft': () => null,
    'datasets.setRemoved': ({ dataset, removed }) => summary(dataset, { removed }),
    'datasets.rename': ({ dataset, name }) => summary(dataset, { name }),
    'datasets.erase': () => ({ left: [] }),
    'runs.erase': () => ({ left: [] }),
    'runs.setRemoved': ({ run, removed }) => fakeRun(run, { removed }),
    'runs.list': () => [
      fakeRun('on-a'),
      fakeRun('on-b', { spec: fakeSpec({ dataset: b }) }),
      fakeRun('removed', { removed: true }),
    ],
    'settings.save': () => useSettings().settings,
    ...answers,
  })
  useLab().attach(bridge)
  const [datasets, runs] = [useDatasets(), useRuns()]
  await datasets.refresh()
  await runs.load()
  await datasets.open(a)
  return { bridge, datasets, runs, bin: useBin() }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

it('holds removed datasets with the number of their runs, and runs that were removed by themselves', async () => {
  const { bin, datasets } = await open()
  expect(bin.entries.map(({ id }) => id)).toEqual(['removed'])
  await datasets.remove(summary(a))
  // The removed run comes and goes with its dataset.
  expect(bin.entries).toMatchObject([{ kind: 'dataset', id: a, runs: 2 }])
  expect(datasets.list.map(({ id }) => id)).toEqual([b])
})

it('a dataset that is removed gives way to another on screen, and Undo brings it back', async () => {
  const { datasets } = await open()
  await datasets.remove(summary(a))
  await settled()
  expect(datasets.current?.id).toBe(b)
  useNotices().notices.at(-1)?.action?.run()
  await settled()
  expect(datasets.current?.id).toBe(a)
  expect(datasets.inBin).toEqual([])
})

it('the last dataset that is removed leaves the screen empty, also for the next start', async () => {
  const { datasets } = await open({ 'datasets.list': () => [summary(a)] })
  await datasets.remove(summary(a))
  await settled()
  expect(datasets.current).toBeNull()
  expect(useSettings().settings.dataset).toBeNull()
})

it('a dataset that another page renames or removes changes here too', async () => {
  const { bridge, datasets } = await open()
  bridge.emit({ kind: 'datasetChanged', dataset: summary(a, { name: 'Ward 7' }) })
  expect(datasets.current?.name).toBe('Ward 7')
  bridge.emit({ kind: 'datasetChanged', dataset: summary(a, { removed: true }) })
  await settled()
  expect(datasets.current?.id).toBe(b)
})

it('deletes datasets and runs for good, each by its own call, and tells what may be left', async () => {
  const left = ['lab.sqlite.damaged-2026 may still hold it.']
  const { bridge, bin, datasets } = await open({ 'datasets.erase': () => ({ left }), 'runs.erase': () => ({ left }) })
  await datasets.remove(summary(b))
  await bin.erase(bin.entries)
  expect(bridge.argumentsOf('datasets.erase')).toEqual([{ datasets: [b] }])
  expect(bridge.argumentsOf('runs.erase')).toEqual([{ runs: ['removed'] }])
  const errors = useNotices().notices.filter(({ kind }) => kind === 'error')
  expect(errors.map(({ text }) => text)).toEqual(left)
  expect(bin.erasing).toBe(false)
})

it('can be asked again where the disk refused', async () => {
  const refuse = () => {
    throw new LabError('disk', 'No room.')
  }
  const { bin } = await open({ 'runs.erase': refuse })
  await expect(bin.erase(bin.entries)).rejects.toThrow('No room.')
  expect(bin.erasing).toBe(false)
  expect(bin.entries).toHaveLength(1)
})

it('nothing is kept of what was erased: not its runs, ticks and settings', async () => {
  const { bridge, datasets, runs, bin } = await open()
  const draft = useDraft()
  runs.tick('on-a', true)
  draft.edit('seed', (before) => ({ ...before, seed: 7 }))
  expect(useSettings().saving).toBe('saving')
  for (const run of ['on-a', 'removed']) bridge.emit({ kind: 'runErased', run })
  bridge.emit({ kind: 'datasetErased', dataset: a })
  await settled()
  await useSettings().flush()
  expect(runs.byId.has('on-a')).toBe(false)
  expect(runs.tickedIds).toEqual([])
  expect(bin.entries).toEqual([])
  expect(datasets.list.map(({ id }) => id)).toEqual([b])
  expect(datasets.current?.id).toBe(b)
  expect(bridge.argumentsOf('datasets.saveDraft')).toEqual([])
})
