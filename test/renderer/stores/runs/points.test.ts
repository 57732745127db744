import { createPinia, setActivePinia } from 'pinia'
import { describe, expect, it } from 'vitest'
import type { ColumnData, SampledColumns } from '@shared/contract/dataset'
import { useLab } from '@renderer/stores/lab'
import { noClass, planePoints, usePoints } from '@renderer/stores/runs/points'
import { createFakeBridge } from '../../../support/fakeBridge'

const names = { x: 'p', y: 'q', target: 'y' }
const number = (name: string, ...values: number[]) =>
  ({ kind: 'number', name, values: Float64Array.from(values) }) as const

const sampled = (columns: ColumnData[]): SampledColumns => ({ numbers: Uint32Array.of(3, 7), total: 9, columns })

describe('planePoints', () => {
  it('numbers the classes in the order of the run, for a target of text', () => {
    const target: ColumnData = {
      kind: 'category',
      name: 'y',
      codes: Uint32Array.of(0, 1, 2, noClass),
      levels: ['b', 'a', 'new'],
    }
    const points = planePoints(sampled([number('p', 1, 2, 3, 4), number('q', 5, 6, 7, 8), target]), names, ['a', 'b'])
    expect([...(points?.classes ?? [])]).toEqual([1, 0, noClass, noClass])
    expect([...(points?.x ?? [])]).toEqual([1, 2, 3, 4])
  })

  it('reads the classes of a target of numbers by their text', () => {
    const points = planePoints(sampled([number('p', 1, 2, 3), number('q', 4, 5, 6), number('y', 1, 0, NaN)]), names, [
      '0',
      '1',
    ])
    expect([...(points?.classes ?? [])]).toEqual([1, 0, noClass])
  })

  it('has no points while the columns are not there, or are no numbers', () => {
    const target = number('y', 1)
    expect(planePoints(sampled([]), names, ['0', '1'])).toBeNull()
    const category: ColumnData = { kind: 'category', name: 'p', codes: Uint32Array.of(0), levels: ['a'] }
    expect(planePoints(sampled([category, number('q', 1), target]), names, ['0', '1'])).toBeNull()
  })

  it('has the numbers of a target that is one, and no points where it is text', () => {
    const points = planePoints(sampled([number('p', 1, 2), number('q', 3, 4), number('y', 250, NaN)]), names, null)
    expect([...(points?.values ?? [])]).toEqual([250, NaN])
    const text: ColumnData = { kind: 'category', name: 'y', codes: Uint32Array.of(0, 0), levels: ['a'] }
    expect(planePoints(sampled([number('p', 1, 2), number('q', 3, 4), text]), names, null)).toBeNull()
  })

  it('finds the target of each run by its name among those that were read', () => {
    const columns = [number('p', 1), number('q', 2), number('y', 1), number('price', 99)]
    expect(planePoints(sampled(columns), names, ['0', '1'])?.classes[0]).toBe(1)
    expect(planePoints(sampled(columns), { ...names, target: 'price' }, null)?.values?.[0]).toBe(99)
    expect(planePoints(sampled(columns), { ...names, target: 'other' }, null)).toBeNull()
  })
})

it('reads every column once, also where a target is an axis', async () => {
  setActivePinia(createPinia())
  const bridge = createFakeBridge({
    'datasets.sampledColumns': ({ columns }) => sampled(columns.map((name) => number(name, 1))),
  })
  useLab().attach(bridge)
  await usePoints().load('d', ['p', 'q', 'y', 'p'])
  await usePoints().load('d', ['p', 'q', 'y', 'y'])
  expect(bridge.argumentsOf('datasets.sampledColumns').map(({ columns }) => columns)).toEqual([['p', 'q', 'y']])
})
