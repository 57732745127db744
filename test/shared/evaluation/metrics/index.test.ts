import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { metrics, metricsOfTask } from '@shared/evaluation/metrics'
import { contextOfClasses, contextOfNumbers } from '../contexts'

const keysOf = (task: 'classification' | 'regression') => metricsOfTask(task).map(({ key }) => key)
const valuesOf = (task: 'regression', predicted: number[], truth: number[], scale?: number) =>
  Object.fromEntries(
    metricsOfTask(task)
      .filter(({ key }) => key !== 'mape')
      .map(({ key, compute }) => [key, compute(contextOfNumbers(predicted, truth, scale))]),
  )

describe('the metrics', () => {
  it('are in one list, each with a key of its own that can stand beside rows and confusion', () => {
    const keys = metrics.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(
      keys.filter((key) => !/^[a-z][A-Za-z0-9]*$/.test(key) || ['rows', 'confusion', 'values'].includes(key)),
    ).toEqual([])
    expect([...keysOf('classification'), ...keysOf('regression')]).toEqual(keys)
    expect([keysOf('classification')[0], keysOf('regression')[0]]).toEqual(['logLoss', 'rmse'])
  })

  it('compute from no more than they need', () => {
    const watched = <Context extends object>(context: Context, read: Set<string>) =>
      new Proxy(context, { get: (target, name) => (read.add(String(name)), Reflect.get(target, name) as unknown) })
    const classes = contextOfClasses([[0.4, 0.6], [0.7, 0.3]], [1, 1]) // prettier-ignore
    for (const { key, needs, compute } of metricsOfTask('classification')) {
      const read = new Set<string>()
      compute(watched(classes, read))
      expect(
        [...read].filter((name) => !needs.includes(name as never)),
        key,
      ).toEqual([])
    }
    for (const { key, needs, compute } of metricsOfTask('regression')) {
      const read = new Set<string>()
      compute(watched(contextOfNumbers([1, 2], [2, 4]), read))
      expect(
        [...read].filter((name) => !needs.includes(name as never)),
        key,
      ).toEqual([])
    }
  })
})

describe('metrics of numbers', () => {
  const value = fc.double({ min: -1e3, max: 1e3, noNaN: true })
  const pairs = fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 40 })

  it('follow the unit of the target; r2 does not', () => {
    fc.assert(
      fc.property(pairs, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (list, unit) => {
        const [predicted, truth] = [list.map(([p]) => p), list.map(([, t]) => t)]
        const plain = valuesOf('regression', predicted, truth)
        const scaled = valuesOf('regression', predicted, truth, unit)
        expect(scaled).toEqual({
          rmse: plain['rmse']! * unit,
          mae: plain['mae']! * unit,
          medianAbsoluteError: plain['medianAbsoluteError']! * unit,
          r2: plain['r2'],
        })
        // Mean inequalities: mae <= rmse <= sqrt(n) mae.
        expect(plain['mae']).toBeLessThanOrEqual(plain['rmse']! * (1 + 1e-14))
        expect(plain['rmse']).toBeLessThanOrEqual(Math.sqrt(list.length) * plain['mae']! * (1 + 1e-14))
        expect(plain['r2'] ?? 0).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('agree with the plain definitions', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const truth = list.map(([, t]) => t)
        const mean = truth.reduce((sum, t) => sum + t, 0) / truth.length
        const squares = list.reduce((sum, [p, t]) => sum + (p - t) ** 2, 0)
        const spread = truth.reduce((sum, t) => sum + (t - mean) ** 2, 0)
        fc.pre(spread > 1)
        const predicted = list.map(([p]) => p)
        const { rmse, r2 } = valuesOf('regression', predicted, truth)
        expect(Math.abs(rmse! - Math.sqrt(squares / list.length))).toBeLessThan(1e-10)
        expect(Math.abs((r2 ?? 0) - (1 - squares / spread))).toBeLessThan(1e-11 * (1 + squares / spread))
      }),
    )
  })
})
