import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { useLossSeries } from '@renderer/panels/runs/useLossSeries'
import { runColours } from '@renderer/charts/runColours'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useLab } from '@renderer/stores/lab'
import { useRuns } from '@renderer/stores/runs/runs'
import { useSettings } from '@renderer/stores/settings'
import { createFakeBridge, fakeDataset, fakeRun, fakeSpec } from '../../../support/fakeBridge'

const history = {
  epochs: Uint32Array.of(0, 1),
  series: { trainLoss: Float64Array.of(1, 0.5), validationLoss: Float64Array.of(1, 0.6) },
}
const huber = fakeSpec({ training: { loss: 'huber', huberDelta: 2 } })

beforeEach(() => {
  setActivePinia(createPinia())
  useLab().attach(createFakeBridge({ 'settings.save': () => useSettings().settings, 'runs.history': () => history }))
  useDatasets().current = fakeDataset()
  const runs = useRuns()
  runs.byId.set('a', fakeRun('a', { bestEpoch: 1 }))
  runs.byId.set('b', fakeRun('b', { bestEpoch: 1, state: 'training', spec: huber }))
  for (const id of ['b', 'a']) runs.tick(id, true)
})

it('draws a run once its history is read, in the colour that it keeps', async () => {
  const series = useLossSeries()
  expect(series.value).toEqual([])
  await useRuns().ensureHistory('a')
  expect(series.value.map(({ id, colour }) => [id, colour])).toEqual([['a', runColours[0]]])
  await useRuns().ensureHistory('b')
  expect(series.value.map(({ id, colour }) => [id, colour])).toEqual([
    ['b', runColours[1]],
    ['a', runColours[0]],
  ])
  expect(series.value[0]?.trainLoss).toEqual(history.series.trainLoss)
})

it('names the loss and its unit, and marks the best epoch of a finished run only', async () => {
  for (const id of ['a', 'b']) await useRuns().ensureHistory(id)
  expect(useLossSeries().value.map(({ lossName, lossUnit, bestEpoch }) => [lossName, lossUnit, bestEpoch])).toEqual([
    ['Huber loss, δ 2', 'target in standard deviations', null],
    ['Log loss', '', 1],
  ])
})

it('leaves out a run that is no longer ticked', async () => {
  for (const id of ['a', 'b']) await useRuns().ensureHistory(id)
  const series = useLossSeries()
  useRuns().tick('a', false)
  // The other keeps its colour.
  expect(series.value.map(({ id, colour }) => [id, colour])).toEqual([['b', runColours[1]]])
})
