import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { EndingReason } from '@shared/contract/ending'
import type { RunSummary } from '@shared/contract/run'
import { useRunActions } from '@renderer/panels/runs/useRunActions'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useDraft } from '@renderer/stores/draft/draft'
import { useLab } from '@renderer/stores/lab'
import { useModels } from '@renderer/stores/models'
import { useNotices } from '@renderer/stores/notices'
import { useRuns } from '@renderer/stores/runs/runs'
import { useSettings } from '@renderer/stores/settings'
import { defaultTraining } from '../../../support/defaults'
import { type FakeBridge, createFakeBridge, fakeDataset, fakeRun, fakeSpec } from '../../../support/fakeBridge'

let bridge: FakeBridge
let copied: string[]
beforeEach(() => {
  setActivePinia(createPinia())
  bridge = createFakeBridge({
    'settings.save': () => useSettings().settings,
    'runs.train': ({ spec }) => fakeRun('again', { spec, state: 'queued' }),
    'runs.pause': ({ run }) => fakeRun(run, { state: 'paused' }),
    'runs.setRemoved': ({ run, removed }) => fakeRun(run, { removed }),
  })
  useLab().attach(bridge)
  useDatasets().current = fakeDataset()
  copied = []
  vi.stubGlobal('navigator', {
    clipboard: { writeText: async (text: string) => void copied.push(text) },
  })
})
afterEach(() => vi.unstubAllGlobals())

const actionsOf = (changes: Partial<RunSummary> = {}, rename = () => undefined) =>
  useRunActions()(fakeRun('a', changes), rename)
const labels = (changes: Partial<RunSummary>) => actionsOf(changes).map(({ label }) => label)
const item = (name: string, changes: Partial<RunSummary> = {}) => {
  const found = actionsOf(changes).find(({ label }) => label === name)
  if (found === undefined) throw new Error(`No action ${name}.`)
  return found
}
const noticed = () => useNotices().notices.map(({ text }) => text)

it('are those of the state; what ended early can be trained again', () => {
  const always = [
    'Show only this',
    'Pin the decision surface',
    'Evaluate',
    'Rename',
    'Use these settings',
    'Export model…',
    'Copy spec as JSON',
    'Copy command line',
    'Copy row',
  ]
  expect(labels({ state: 'done' })).toEqual([...always, 'Remove'])
  expect(labels({ state: 'training' })).toEqual(['Pause', 'Cancel', ...always, 'Remove'])
  for (const state of ['cancelled', 'failed', 'diverged', 'interrupted'] as const) {
    expect(labels({ state })).toContain('Train again')
  }
})

it('steer the run, use its settings, and train them again as another run', async () => {
  item('Pause', { state: 'training' }).run()
  const spec = fakeSpec({ training: { ...defaultTraining, epochs: 77 } })
  item('Use these settings', { spec }).run()
  expect(useDraft().draft?.training.epochs).toBe(77)
  item('Train again', { state: 'failed', spec }).run()
  await expect.poll(() => useRuns().tickedIds).toEqual(['again'])
  expect(bridge.argumentsOf('runs.pause')).toEqual([{ run: 'a' }])
  expect(bridge.argumentsOf('runs.train')).toEqual([{ spec }])
})

it('go on with twice the epochs where a run ended with its last one', async () => {
  const spec = fakeSpec({ training: { ...defaultTraining, epochs: 40 } })
  const ended = (reason: EndingReason) => ({ spec, ending: { reason, epoch: 40, gradientNorm: null } })
  item('Go on with 80 epochs', ended('epochs')).run()
  await expect.poll(() => useRuns().tickedIds).toEqual(['again'])
  const { dataset, training } = bridge.argumentsOf('runs.train')[0]?.spec ?? spec
  expect({ dataset, training }).toEqual({ dataset: spec.dataset, training: { ...spec.training, epochs: 80 } })
  expect(labels(ended('early')).join()).not.toContain('Go on')
})

it('offer a model only of a run that has weights', () => {
  expect(item('Export model…', { fingerprint: null }).disabled).toBe(true)
  useModels().formats.set('a', [])
  expect(item('Export model…', { fingerprint: null }).disabled).toBe(true)
})

it('offer an export in each format of the model, once these are known', async () => {
  expect(item('Export model…').disabled).toBe(true)
  const file = { mediaType: 'text/plain', extension: 'txt' }
  useModels().formats.set('a', [
    { ...file, id: 'one', label: 'model (JSON)' },
    { ...file, id: 'two', label: 'another (TXT)' },
  ])
  expect(labels({})).toEqual(expect.arrayContaining(['Export model (JSON)…', 'Export another (TXT)…']))
  expect(labels({})).not.toContain('Export model…')
  item('Export another (TXT)…').run()
  await expect.poll(() => bridge.argumentsOf('models.keep')).toEqual([{ run: 'a' }])
})

it('copy the spec as it is, and a command line, whatever columns are called', async () => {
  const spec = fakeSpec({ training: { ...defaultTraining, epochs: 77 } })
  item('Copy spec as JSON', { spec }).run()
  item('Copy command line', { spec }).run()
  await expect.poll(noticed).toEqual(['Copied the spec of run a.', 'Copied the command line of run a.'])
  expect(JSON.parse(copied[0] ?? '')).toEqual(spec)
  expect(copied[1]).toBe(
    'logit-lab train admissions.csv --target admitted --event 1 --features exam_1,exam_2 --epochs 77',
  )
  const comma = item('Copy command line', { spec: fakeSpec({ preparation: { features: ['a,b'] } }) })
  expect(comma.disabled).toBeFalsy()
  comma.run()
  await expect.poll(() => copied[2]).toContain(` --features '"a,b"'`)
})

it('say in the command line how the file is read where that was overruled', async () => {
  const dataset = fakeDataset({ source: 'c'.repeat(64) })
  useDatasets().current = dataset
  item('Copy command line', { spec: { ...fakeSpec(), reading: dataset.reading } }).run()
  await expect.poll(() => copied.join()).toContain(' --delimiter comma ')
})

it('remove a run so that it can be brought back', async () => {
  item('Remove').run()
  await expect.poll(noticed).toEqual(['Moved run a to the bin.'])
  useNotices().notices[0]?.action?.run()
  await expect
    .poll(() => bridge.argumentsOf('runs.setRemoved'))
    .toEqual([
      { run: 'a', removed: true },
      { run: 'a', removed: false },
    ])
})

it('leave the new name to the row', () => {
  const rename = vi.fn()
  const found = actionsOf({}, rename).find(({ label }) => label === 'Rename')
  found?.run()
  expect([rename.mock.calls.length, found?.takesFocus]).toEqual([1, true])
})

it('say why something could not be done', async () => {
  useLab().attach(createFakeBridge())
  item('Remove').run()
  await expect.poll(() => useNotices().notices[0]?.kind).toBe('error')
})
