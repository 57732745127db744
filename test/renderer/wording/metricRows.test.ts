import { expect, it } from 'vitest'
import { metricsOf, sharedRows, taskMetrics } from '@renderer/wording/metricRows'
import { fakeRun, fakeSpec } from '../../support/fakeBridge'

const run = (rows: number) =>
  fakeRun('a', { metrics: { train: { rows, logLoss: 0, accuracy: 1, confusion: [] }, validation: null, test: null } })

it('gives the rows of a part where all runs agree', () => {
  expect(sharedRows([run(1200), run(1200), fakeRun('b')], 'train')).toBe('1,200')
})

it('is empty where they differ or nothing is known', () => {
  expect([sharedRows([run(1), run(2)], 'train'), sharedRows([run(1)], 'test'), sharedRows([], 'train')]).toEqual([
    '',
    '',
    '',
  ])
})

const classes = { rows: 20, logLoss: 0.25, accuracy: 0.9, confusion: [] }
const numbers = { rows: 20, rmse: 3.5, mae: 2.5, r2: -0.5 }
const texts = (task: 'classification' | 'regression', part: typeof classes | typeof numbers | null) =>
  taskMetrics[task].map((metric) => metric.text(metric.value(part)))

it('reads the metrics of its own kind, and nothing of the other', () => {
  expect(texts('classification', classes)).toEqual(['0.250', '0.90'])
  expect(texts('regression', numbers)).toEqual(['3.50', '2.50', '−0.5000'])
  expect(texts('classification', numbers)).toEqual(['–', '–'])
  expect(texts('regression', classes)).toEqual(['–', '–', '–'])
})

it('has no value of the other kind', () => {
  expect(taskMetrics.classification.map((metric) => metric.value(numbers))).toEqual([null, null])
  expect(taskMetrics.regression.map((metric) => metric.value(classes))).toEqual([null, null, null])
})

it('has no R² where the rows do not vary, and nothing before there are metrics', () => {
  expect(texts('regression', { ...numbers, r2: null } as unknown as typeof numbers)).toEqual(['3.50', '2.50', '–'])
  expect(texts('regression', null)).toEqual(['–', '–', '–'])
})

it('lists the metrics of the tasks among the runs, before the first result too', () => {
  const regression = { spec: fakeSpec({ preparation: { task: 'regression' } }) }
  const keys = (...of: { spec: ReturnType<typeof fakeSpec> }[]) => metricsOf(of).map(({ key }) => key)
  expect(keys(fakeRun('a'))).toEqual(['logLoss', 'accuracy'])
  expect(keys(regression)).toEqual(['rmse', 'mae', 'r2'])
  expect(keys(regression, fakeRun('a'), regression)).toEqual(['logLoss', 'accuracy', 'rmse', 'mae', 'r2'])
})
