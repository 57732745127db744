import { expect, it } from 'vitest'
import { optimizerText, rowText, runColumns, sortRuns } from '@renderer/panels/runs/runColumns'
import { fakeRun, fakeSpec } from '../../../support/fakeBridge'

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
  const activation = runColumns(runs).find(({ key }) => key === 'activation')
  const relu = fakeSpec({ network: { hidden: [2], activation: 'relu' } })
  expect([activation?.value(fakeRun('a')), activation?.value(fakeRun('a', { spec: relu }))]).toEqual(['–', 'ReLU'])
})

it('copies a row with its names, with nothing where nothing is known', () => {
  const [header, row] = rowText(fakeRun('a', { validationLoss: null })).split('\n')
  expect(header?.split('\t')).toHaveLength(runColumns(runs).length)
  expect(row).toBe(`run a\tnone\t–\tz-score\tAdam 0.03\t0.2\t\t\t\t\t\t300\tdone\t${'f'.repeat(64)}`)
})

const regression = fakeSpec({ preparation: { task: 'regression' }, training: { loss: 'squaredError' } })
const part = { rows: 20, values: { rmse: 3.5, mae: 2.5, r2: 0.75 }, confusion: null }
const numbers = fakeRun('n', { spec: regression, metrics: { train: part, validation: part, test: null } })
const keys = (of: typeof runs) => runColumns(of).map(({ key }) => key)

it('has accuracy for classes, RMSE and R² for numbers, and all of them for both', () => {
  expect(keys(runs)).toContain('accuracy')
  expect(keys(runs)).not.toContain('rmse')
  expect(keys([numbers])).toEqual(expect.arrayContaining(['rmse', 'r2']))
  expect(keys([numbers])).not.toContain('accuracy')
  expect(keys([...runs, numbers])).toEqual(expect.arrayContaining(['accuracy', 'rmse', 'r2']))
  expect(keys([])).toEqual(keys(runs))
})

it('makes room for more metrics', () => {
  const from = (of: typeof runs, key: string) => runColumns(of).find((column) => column.key === key)?.from
  expect([from(runs, 'standardize'), from([numbers], 'standardize'), from([numbers], 'mae')]).toEqual([960, 1200, 1200])
  expect([from(runs, 'balancedAccuracy'), from(runs, 'precision'), from(runs, 'recall')]).toEqual([1200, 1400, 1400])
})

it('orders runs of numbers by their error, those of classes last', () => {
  expect(sortRuns([...runs, numbers], { key: 'rmse', descending: false })[0]?.id).toBe('n')
  expect(rowText(numbers)).toContain('\t3.5\t2.5\t0.75\t')
})

it('names the learning rate only of optimizers that have one', () => {
  const of = (optimizer: 'gd' | 'lbfgs') => optimizerText(fakeRun('a', { spec: fakeSpec({ training: { optimizer } }) }))
  expect([of('gd'), of('lbfgs')]).toEqual(['gradient descent 0.03', 'L-BFGS'])
})
