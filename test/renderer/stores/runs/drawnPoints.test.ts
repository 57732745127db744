import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useLab } from '@renderer/stores/lab'
import { useDrawnPoints } from '@renderer/stores/runs/drawnPoints'
import { usePoints } from '@renderer/stores/runs/points'
import { usePredictions } from '@renderer/stores/runs/predictions'
import { useRuns } from '@renderer/stores/runs/runs'
import { useSettings } from '@renderer/stores/settings'
import { createFakeBridge, fakeDataset, fakeRun } from '../../../support/fakeBridge'

beforeEach(() => setActivePinia(createPinia()))

it('gives the rows of a picture, and once the run has ended what it says of each', async () => {
  const numbers = (name: string, ...values: number[]) => ({
    ...{ kind: 'number' as const, name, values: Float64Array.from(values) },
  })
  const columns = [numbers('exam_1', 1, 2), numbers('exam_2', 3, 4), numbers('admitted', 1, 0)]
  useLab().attach(
    createFakeBridge({
      'settings.save': () => useSettings().settings,
      'datasets.sampledColumns': () => ({ numbers: Uint32Array.of(0, 1), total: 2, columns }),
      'runs.predictions': () => ({
        ...{ rows: Uint32Array.of(1), parts: Uint8Array.of(3), truth: Uint8Array.of(0) },
        ...{ values: Float64Array.of(0.75), classes: ['0', '1'] },
      }),
    }),
  )
  useDatasets().current = fakeDataset()
  const run = fakeRun('a')
  useRuns().byId.set(run.id, run)
  useRuns().tick(run.id, true)
  const points = useDrawnPoints(() => run)
  expect(points.value).toBeNull()
  await usePoints().load(run.spec.dataset, ['exam_1', 'exam_2', 'admitted'])
  expect(points.value).toMatchObject({ x: Float64Array.of(1, 2), classes: Uint32Array.of(1, 0) })
  expect(points.value?.predicted).toBeUndefined()
  await usePredictions().load(run, 'drawn')
  expect(points.value).toMatchObject({
    predicted: Float64Array.of(NaN, 0.75),
    part: Uint8Array.of(3, 2),
    wrong: Uint8Array.of(0, 1),
  })
})
