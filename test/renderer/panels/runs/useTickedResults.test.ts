import { createPinia, setActivePinia } from 'pinia'
import { nextTick } from 'vue'
import { beforeEach, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { useTickedResults } from '@renderer/panels/runs/useTickedResults'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useFields } from '@renderer/stores/runs/fields'
import { useLab } from '@renderer/stores/lab'
import { useNotices } from '@renderer/stores/notices'
import { useRuns } from '@renderer/stores/runs/runs'
import { useSettings } from '@renderer/stores/settings'
import { type Answers, createFakeBridge, fakeDataset, fakeRun, fakeSpec } from '../../../support/fakeBridge'
import { mount } from '../../../support/mount'

const history = { epochs: Uint32Array.of(0), series: { trainLoss: Float64Array.of(1) } }

const predictions = {
  ...{ rows: Uint32Array.of(0), parts: Uint8Array.of(3), truth: Uint8Array.of(1) },
  ...{ values: Float64Array.of(0.8), classes: ['0', '1'] },
}

beforeEach(() => setActivePinia(createPinia()))

function open(answers: Answers = {}) {
  const bridge = createFakeBridge({
    'settings.save': () => useSettings().settings,
    'runs.history': () => history,
    'runs.predictions': () => predictions,
    'datasets.sampledColumns': () => ({ numbers: new Uint32Array(), total: 0, columns: [] }),
    ...answers,
  })
  useLab().attach(bridge)
  useDatasets().current = fakeDataset()
  const other = fakeSpec({ preparation: { target: 'school' } })
  for (const run of [fakeRun('a'), fakeRun('bb'), fakeRun('ccc', { spec: other })]) useRuns().byId.set(run.id, run)
  const page = mount({ setup: () => (useTickedResults(), () => null) })
  const asked = () => bridge.argumentsOf('datasets.sampledColumns').map(({ columns }) => columns)
  return { bridge, page, asked }
}

it('reads curves and rows of what is ticked, each once', async () => {
  const { bridge, asked } = open()
  await nextTick()
  expect([bridge.argumentsOf('runs.history'), asked()]).toEqual([[], []])
  useRuns().tick('a', true)
  await nextTick()
  expect(asked()).toEqual([['exam_1', 'exam_2', 'admitted']])
  useRuns().tick('bb', true)
  await expect.poll(() => [...useRuns().histories.keys()]).toEqual(['a', 'bb'])
  expect(bridge.argumentsOf('runs.history')).toEqual([{ run: 'a' }, { run: 'bb' }])
  // The same plane and target: nothing new is needed.
  expect(asked()).toHaveLength(1)
})

it('reads the targets of the runs that are shown, and another plane when it is chosen', async () => {
  const { asked } = open()
  useRuns().tick('a', true)
  useRuns().tick('ccc', true)
  await nextTick()
  expect(asked().at(-1)).toEqual(['exam_1', 'exam_2', 'admitted', 'school'])
  useFields().setPlane('exam_2', 'exam_1')
  await nextTick()
  expect(asked().at(-1)).toEqual(['exam_2', 'exam_1', 'admitted', 'school'])
})

it('reads the predictions of the runs whose fields are shown', async () => {
  const { bridge } = open()
  for (const id of ['a', 'bb', 'ccc']) useRuns().tick(id, true)
  await nextTick()
  const shown = useFields().shownRuns.map(({ id }) => id)
  expect(bridge.argumentsOf('runs.predictions').map(({ run }) => run)).toEqual(shown)
})

it('has fields kept up to date while a view is open, and no longer', () => {
  const { page } = open()
  expect(useFields().watched).toBe(true)
  page.unmount()
  expect(useFields().watched).toBe(false)
})

it('says what cannot be read', async () => {
  open({
    'runs.history': () => {
      throw new LabError('not-found', 'There is no run a.')
    },
  })
  useRuns().tick('a', true)
  await expect.poll(() => useNotices().notices.map(({ text }) => text)).toEqual(['There is no run a.'])
})
