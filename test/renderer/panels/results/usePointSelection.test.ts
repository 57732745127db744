import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { usePointSelection } from '@renderer/panels/results/usePointSelection'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useSelection } from '@renderer/stores/datasets/selection'
import type { PlanePoints } from '@renderer/stores/runs/points'
import { fakeDataset } from '../../../support/fakeBridge'

beforeEach(() => {
  setActivePinia(createPinia())
  useDatasets().current = { ...fakeDataset(), rows: 10 }
})

const points = (numbers: number[], total: number): PlanePoints => ({
  ...{ numbers: Uint32Array.from(numbers), total, values: null },
  ...{ x: new Float64Array(numbers.length), y: new Float64Array(numbers.length), classes: new Uint32Array() },
})

it('selects the rows of the table that the drawn ones are, and shows those that are drawn', () => {
  const { selected, select } = usePointSelection(() => points([2, 5, 9], 10))
  expect(selected.value).toBeNull()
  select([0, 2], false)
  expect([...useSelection().rows()]).toEqual([2, 9])
  expect([...(selected.value ?? [])]).toEqual([1, 0, 1])
  select([1], true)
  expect([...useSelection().rows()]).toEqual([2, 5, 9])
  select([1], false)
  expect([...useSelection().rows()]).toEqual([5])
})

it('shows nothing of a selection in a table of another length', () => {
  const { selected } = usePointSelection(() => points([2, 5], 7))
  useSelection().change([2], 'replace')
  expect(selected.value).toBeNull()
})
