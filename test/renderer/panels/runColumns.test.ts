import { expect, it } from 'vitest'
import { rowText, runColumns, sortRuns } from '@renderer/panels/runColumns'
import { fakeRun, fakeSpec } from '../../support/fakeBridge'

const runs = [
  fakeRun('a', { name: 'tanh 16', validationLoss: 0.3 }),
  fakeRun('b', { name: 'tanh 8', validationLoss: null }),
  fakeRun('c', { name: 'Logistic', validationLoss: 0.1 }),
]
const order = (key: string, descending: boolean) => sortRuns(runs, { key, descending }).map((run) => run.id)

it('orders by numbers, with runs that have none last either way', () => {
  expect([order('validationLoss', false), order('validationLoss', true)]).toEqual([
    ['c', 'a', 'b'],
    ['a', 'c', 'b'],
  ])
})

it('orders names by the numbers in them', () => {
  expect(order('name', false)).toEqual(['c', 'b', 'a'])
})

it('leaves runs as they come without an order', () => {
  expect(sortRuns(runs, null).map((run) => run.id)).toEqual(['a', 'b', 'c'])
})

it('has no activation to show for logistic regression', () => {
  const activation = runColumns.find(({ key }) => key === 'activation')
  const relu = fakeSpec({ network: { hidden: [2], activation: 'relu', initialisation: 'he' } })
  expect([activation?.value(fakeRun('a')), activation?.value(fakeRun('a', { spec: relu }))]).toEqual(['–', 'ReLU'])
})

it('copies a row with its names, with nothing where nothing is known', () => {
  const [header, row] = rowText(fakeRun('a', { validationLoss: null })).split('\n')
  expect(header?.split('\t')).toHaveLength(runColumns.length)
  expect(row).toBe(`run a\tnone\t–\tz-score\tadam 0.03\t0.2\t\t\t300\t${'f'.repeat(64)}\tdone`)
})
