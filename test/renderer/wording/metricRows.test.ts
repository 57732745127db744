import { expect, it } from 'vitest'
import { type Metric, metrics } from '@shared/evaluation/metrics'
import {
  eventText,
  metricHint,
  metricText,
  metricTitle,
  metricValue,
  metricsBesideRuns,
  metricsOf,
  sharedRows,
} from '@renderer/wording/metricRows'
import { fakeRun, fakeSpec } from '../../support/fakeBridge'

const run = (rows: number) =>
  fakeRun('a', { metrics: { train: { rows, values: {}, confusion: [] }, validation: null, test: null } })
const metric = (key: string): Metric => metrics.find((candidate) => candidate.key === key)!

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

const part = { rows: 20, values: { logLoss: 0.25, accuracy: 0.9, rmse: 3.5, r2: -0.5, mae: null }, confusion: null }

it('writes each metric in its own way', () => {
  const text = (key: string) => metricText(metric(key), part)
  expect(['logLoss', 'accuracy', 'rmse', 'r2'].map(text)).toEqual(['0.250', '0.90', '3.50', '−0.5000'])
})

it('has nothing where a metric is not defined, was not measured yet, or nothing was', () => {
  const values = [part, { ...part, values: {} }, null, undefined].map((of) => metricValue(metric('mae'), of))
  expect(values).toEqual([null, null, null, null])
  expect(metricText(metric('mae'), part)).toBe('–')
})

it('begins a line with a capital, and says which way is better', () => {
  expect([metricTitle(metric('logLoss')), metricTitle(metric('r2'))]).toEqual(['Log loss', 'R²'])
  expect(metricHint(metric('logLoss'))).toBe('Mean cross-entropy, in nats; lower is better')
  expect(metricHint(metric('accuracy'))).toBe('Fraction of rows predicted correctly; higher is better')
})

it('lists the metrics of the tasks among the runs, before the first result too', () => {
  const regression = { spec: fakeSpec({ preparation: { task: 'regression' } }), classes: [] }
  const [ofClasses, ofNumbers] = [metricsBesideRuns('classification'), metricsBesideRuns('regression')]
  expect(metricsOf([fakeRun('a')])).toEqual(ofClasses)
  expect(metricsOf([regression])).toEqual(ofNumbers)
  expect(metricsOf([regression, fakeRun('a'), regression])).toEqual([...ofClasses, ...ofNumbers])
})

it('has no metric of an event where every run has more than two classes', () => {
  const keysOf = (...counts: number[]) =>
    metricsOf(counts.map((count) => fakeRun('a', { classes: ['x', 'y', 'z'].slice(0, count) }))).map(({ key }) => key)
  expect(keysOf(3)).toEqual(['logLoss', 'accuracy', 'balancedAccuracy'])
  expect(keysOf(3, 2)).toEqual(['logLoss', 'accuracy', 'balancedAccuracy', 'precision', 'recall'])
  // It may have two: the table has its columns from the beginning.
  expect(keysOf(0)).toEqual(keysOf(2))
})

it('names the event of two classes, with its column where it means nothing without', () => {
  const of = (...classes: string[]) => eventText(fakeRun('a', { classes }))
  expect([of('no', 'yes'), of('control', 'case'), of('x', 'y', 'z'), of()]).toEqual([
    'admitted = yes',
    'case',
    null,
    null,
  ])
})
