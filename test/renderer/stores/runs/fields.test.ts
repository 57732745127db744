import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Field, RunSummary } from '@shared/contract/run'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useFields } from '@renderer/stores/runs/fields'
import { useLab } from '@renderer/stores/lab'
import { useRuns } from '@renderer/stores/runs/runs'
import { useSettings } from '@renderer/stores/settings'
import { runChanged } from '../../../support/examples'
import {
  type FakeBridge,
  createFakeBridge,
  fakeColumn,
  fakeDataset,
  fakeRun,
  fakeSpec,
} from '../../../support/fakeBridge'

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers()
})
afterEach(() => void vi.useRealTimers())

function field(run: string, epoch: number): Field {
  const extent = { xMin: 0, xMax: 1, yMin: 0, yMax: 1 }
  return {
    run,
    epoch,
    quantity: 'probability',
    className: '1',
    resolution: 2,
    ...extent,
    values: new Float32Array(4),
    held: [],
  }
}

/** The run as it now stands: added, or changed. */
function tell(bridge: FakeBridge, run: RunSummary): void {
  bridge.emit(useRuns().byId.has(run.id) ? runChanged(run) : { kind: 'runAdded', run })
}

function open() {
  const inFlight = { now: 0, most: 0 }
  const bridge = createFakeBridge({
    'settings.save': () => useSettings().settings,
    'runs.field': async ({ run }) => {
      inFlight.now += 1
      inFlight.most = Math.max(inFlight.most, inFlight.now)
      await new Promise((resolve) => setTimeout(resolve, 30))
      inFlight.now -= 1
      return field(run, useRuns().byId.get(run)?.epoch ?? -1)
    },
  })
  useLab().attach(bridge)
  useDatasets().current = fakeDataset()
  const fields = useFields()
  const show = (id: string, epoch: number) => tell(bridge, fakeRun(id, { state: 'training', epoch }))
  return { bridge, fields, show, inFlight }
}

it('shows the first ticked run and the newest, or the pinned one and the newest of the others', () => {
  const { fields } = open()
  const runs = useRuns()
  for (const second of [1, 2, 3]) {
    const run = fakeRun(`run-${second}`, { createdAt: `2026-01-01T00:00:0${second}Z` })
    runs.byId.set(run.id, run)
  }
  const shown = () => fields.shownRuns.map(({ id }) => id)
  for (const id of ['run-2', 'run-3', 'run-1']) runs.tick(id, true)
  expect(shown()).toEqual(['run-2', 'run-3'])
  runs.pin('run-3', true)
  expect(shown()).toEqual(['run-3', 'run-2'])
  runs.tickOnly('run-1')
  expect(shown()).toEqual(['run-1'])
})

it('asks at most four times a second, one at a time, and ends with the newest epoch of both runs', async () => {
  const { bridge, fields, show, inFlight } = open()
  show('a', 0)
  show('bb', 0)
  useRuns().tick('a', true)
  useRuns().tick('bb', true)
  fields.watched = true
  for (let epoch = 1; epoch <= 20; epoch += 1) {
    await vi.advanceTimersByTimeAsync(100)
    show('a', epoch)
    show('bb', epoch)
  }
  // Two seconds at four a second, and the first at once.
  expect(bridge.argumentsOf('runs.field').length).toBeLessThanOrEqual(9)
  expect(inFlight.most).toBe(1)
  await vi.advanceTimersByTimeAsync(2000)
  expect([fields.fieldOf(fakeRun('a'))?.epoch, fields.fieldOf(fakeRun('bb'))?.epoch]).toEqual([20, 20])
  const asked = bridge.argumentsOf('runs.field').length
  await vi.advanceTimersByTimeAsync(5000)
  expect(bridge.argumentsOf('runs.field').length).toBe(asked)
})

it('asks for nothing while no view shows fields', async () => {
  const { bridge, show } = open()
  show('a', 0)
  useRuns().tick('a', true)
  await vi.advanceTimersByTimeAsync(1000)
  expect(bridge.argumentsOf('runs.field')).toEqual([])
})

it('takes the first two numeric features for the plane, and keeps a plane that was chosen', () => {
  const { fields, show } = open()
  show('a', 0)
  useRuns().tick('a', true)
  expect(fields.plane).toEqual({ x: 'exam_1', y: 'exam_2' })
  fields.setPlane('exam_2', 'exam_1')
  expect(fields.plane).toEqual({ x: 'exam_2', y: 'exam_1' })
})

it('has no plane for runs with one numeric feature, and leaves runs without the axes out', async () => {
  const { bridge, fields, show } = open()
  const preparation = { ...fakeSpec().preparation, features: ['exam_1', 'school'] }
  tell(bridge, fakeRun('narrow', { spec: fakeSpec({ preparation }) }))
  useRuns().tick('narrow', true)
  fields.watched = true
  expect(fields.plane).toBeNull()
  show('a', 0)
  useRuns().tick('a', true)
  await vi.advanceTimersByTimeAsync(1000)
  expect(bridge.argumentsOf('runs.field').map(({ run }) => run)).toEqual(['a'])
})

it('draws the second of two classes and the first of more', () => {
  const { bridge, fields } = open()
  tell(bridge, fakeRun('a'))
  useRuns().tick('a', true)
  expect(fields.drawnClass).toBe(1)
  tell(bridge, fakeRun('a', { classes: ['x', 'y', 'z'] }))
  expect(fields.drawnClass).toBe(0)
  fields.classIndex = 2
  expect(fields.drawnClass).toBe(2)
})

it('draws one class in both pictures, in the same colours, whichever is the event of each run', async () => {
  const { bridge, fields } = open()
  tell(bridge, fakeRun('a', { classes: ['no', 'yes'] }))
  tell(bridge, fakeRun('b', { classes: ['yes', 'no'] }))
  tell(bridge, fakeRun('c', { classes: ['x', 'y', 'z'] }))
  useRuns().tick('a', true)
  useRuns().tick('b', true)
  fields.watched = true
  await vi.advanceTimersByTimeAsync(2000)
  const asked = () => bridge.argumentsOf('runs.field').map(({ run, classIndex }) => [run, classIndex])
  expect(asked()).toEqual([
    ['a', 1],
    ['b', 0],
  ])
  const other = fakeRun('b', { classes: ['yes', 'no'] })
  expect([fields.classesOf(other), fields.scaleOf(other).name]).toEqual([['no', 'yes'], 'P(admitted = yes)'])
  useRuns().tick('b', false)
  useRuns().tick('c', true)
  await vi.advanceTimersByTimeAsync(2000)
  expect(asked().at(-1)).toEqual(['c', 0])
  expect(fields.scaleOf(fakeRun('c', { classes: ['x', 'y', 'z'] })).name).toBe('P(x)')
})

const price = fakeColumn('price', { min: 12, max: 500, distinct: 400 })
const preparation = { task: 'regression', target: 'price' } as const
const regression = fakeSpec({ preparation, training: { loss: 'squaredError' } })

it('colours a number by the values of the target in the table, a probability from 0 to 1', () => {
  const { bridge, fields } = open()
  tell(bridge, fakeRun('a'))
  useRuns().tick('a', true)
  useDatasets().current = fakeDataset({ columns: [...fakeDataset().columns, price] })
  const number = fields.scaleOf(fakeRun('n', { spec: regression, classes: [] }))
  expect(number).toMatchObject({ quantity: 'value', name: 'predicted price', low: 12, high: 500, line: null })
  const probability = fields.scaleOf(fakeRun('a'))
  expect(probability).toMatchObject({ name: 'P(admitted = 1)', low: 0, high: 1, line: 0.5 })
})

it('asks for the one output of a number beside the second of two classes', async () => {
  const { bridge, fields, show } = open()
  show('a', 0)
  tell(bridge, fakeRun('n', { spec: regression, classes: [] }))
  for (const run of ['a', 'n']) useRuns().tick(run, true)
  fields.watched = true
  await vi.advanceTimersByTimeAsync(1000)
  expect(bridge.argumentsOf('runs.field').map(({ run, classIndex }) => [run, classIndex])).toEqual([
    ['a', 1],
    ['n', 0],
  ])
})

it('asks again after a step within an epoch', async () => {
  const { bridge, fields } = open()
  const at = (batch: number) => tell(bridge, fakeRun('a', { state: 'paused', epoch: 2, batch }))
  at(0)
  useRuns().tick('a', true)
  fields.watched = true
  await vi.advanceTimersByTimeAsync(1000)
  at(1)
  await vi.advanceTimersByTimeAsync(1000)
  expect(bridge.argumentsOf('runs.field')).toHaveLength(2)
})
