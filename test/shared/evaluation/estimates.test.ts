import { describe, expect, it } from 'vitest'
import { probabilitiesOf } from '@shared/engine/predict/predict'
import { estimatesOf } from '@shared/evaluation/estimates'
import { classRows, numberRows } from '@shared/evaluation/metricContext'
import { wilson } from '@shared/evaluation/intervals/wilson'
import { metricsOfRun, metricsOfTask } from '@shared/evaluation/metrics'
import { sigmoid } from '@shared/math/elementary'
import { createRandom } from '@shared/math/random'
import { isFull } from '../../support/thoroughness'

/** Rows of a model that is too sure of itself. */
function classesOf(rows: number, seed: number) {
  const random = createRandom(seed, 'sample', 7)
  const z = Float64Array.from({ length: rows }, () => random.normal() * 1.5)
  const truth = Uint32Array.from(z, (of) => Number(random.uniform() < sigmoid(of)))
  const logits = { rows, columns: 1, stride: 1, values: z.map((of) => 1.6 * of + 0.5) }
  const predicted = { kind: 'classes', logits, probabilities: probabilitiesOf(logits) } as const
  return { measured: classRows(predicted, truth), truth }
}

function numbersOf(rows: number, seed: number) {
  const random = createRandom(seed, 'sample', 8)
  const truth = Float64Array.from({ length: rows }, () => random.normal() * 2 + 20)
  const standardized = truth.map((of) => 19.5 + 0.8 * (of - 20) + random.normal())
  const scaling = { center: 0, scale: 1 }
  return { measured: numberRows({ kind: 'numbers', standardized, values: standardized, scaling }, truth), truth: null }
}

const classMetrics = metricsOfRun('classification', 2)
const numberMetrics = metricsOfTask('regression')

describe('estimates', () => {
  it('have closed forms for shares and the ROC AUC of two classes, draws for the rest', () => {
    const { measured, truth } = classesOf(200, 1)
    const found = estimatesOf(measured, classMetrics, { weights: null, seed: 1, work: 1e6, truth })
    const methods = Object.fromEntries(Object.entries(found).map(([key, { method }]) => [key, method]))
    const [accuracy, precision, recall, specificity] = ['wilson', 'wilson', 'wilson', 'wilson']
    const drawn = Object.fromEntries(classMetrics.map(({ key }) => [key, 'bootstrap']))
    expect(methods).toEqual({ ...drawn, accuracy, precision, recall, specificity, rocAuc: 'delong' })
    for (const { value, low, high } of Object.values(found)) {
      expect(low).toBeLessThan(value!)
      expect(high).toBeGreaterThan(value!)
    }
  })

  it("have Kish's effective rows in the intervals of weighted shares", () => {
    const { measured, truth } = classesOf(200, 1)
    const weights = Float64Array.from(truth, (_, row) => 1 + (row % 3))
    const { accuracy, rocAuc } = estimatesOf(measured, classMetrics, { weights, seed: 1, work: 1e5, truth })
    const sum = (of: Float64Array) => of.reduce((total, weight) => total + weight, 0)
    const rows = sum(weights) ** 2 / sum(weights.map((weight) => weight * weight))
    const wanted = wilson(accuracy!.value!, rows)!
    expect(accuracy!.low).toBeCloseTo(wanted.low, 12)
    expect(accuracy!.high).toBeCloseTo(wanted.high, 12)
    expect(rocAuc!.method).toBe('bootstrap')
  })

  it('say why there is no value or no interval', () => {
    const logits = { rows: 4, columns: 1, stride: 1, values: Float64Array.of(-2, -1, 1, 2) }
    const predicted = { kind: 'classes', logits, probabilities: probabilitiesOf(logits) } as const
    const of = (truth: Uint32Array, work: number) =>
      estimatesOf(classRows(predicted, truth), classMetrics, { weights: null, seed: 1, work, truth })
    const one = of(Uint32Array.of(0, 0, 0, 0), 1e5)
    expect(one['rocAuc']).toMatchObject({ value: null, low: null, method: null, reason: expect.any(String) as string })
    const apart = of(Uint32Array.of(0, 0, 1, 1), 1e5)
    expect(apart['rocAuc']).toMatchObject({ value: 1, low: null, reason: expect.any(String) as string })
    expect(apart['f1']).toMatchObject({ value: 1, low: null, reason: expect.any(String) as string })
    expect(apart['recall']).toMatchObject({ value: 1, high: 1, method: 'wilson' })
    expect(of(Uint32Array.of(0, 1, 0, 1), 0)['logLoss']).toMatchObject({
      low: null,
      reason: expect.any(String) as string,
    })
  })
})

/** Of so many samples the share whose interval has the figure of very many rows, by metric. */
function coverage(rows: number, samples: number, draws: number): Map<string, number> {
  const found = new Map<string, number>()
  const options = { weights: null, work: rows * draws }
  const count = (key: string, { low, high }: { low: number | null; high: number | null }, wanted: number) => {
    if (low !== null && high !== null && low <= wanted && wanted <= high)
      found.set(key, (found.get(key) ?? 0) + 1 / samples)
  }
  const [classesContext, numbersContext] = [
    classesOf(1_000_000, 1).measured.weighed(null),
    numbersOf(1_000_000, 1).measured.weighed(null),
  ]
  const wantedOfClasses = classMetrics.map(({ compute }) => compute(classesContext)!)
  const wantedOfNumbers = numberMetrics.map(({ compute }) => compute(numbersContext)!)
  for (let seed = 100; seed < 100 + samples; seed++) {
    const [classes, numbers] = [classesOf(rows, seed), numbersOf(rows, seed)]
    const ofClasses = estimatesOf(classes.measured, classMetrics, { ...options, seed, truth: classes.truth })
    const ofNumbers = estimatesOf(numbers.measured, numberMetrics, { ...options, seed, truth: null })
    classMetrics.forEach(({ key }, at) => count(key, ofClasses[key]!, wantedOfClasses[at]!))
    numberMetrics.forEach(({ key }, at) => count(key, ofNumbers[key]!, wantedOfNumbers[at]!))
  }
  return found
}

it('have the figure of the population in their interval as often as they say', { timeout: 580_000 }, () => {
  const shares = isFull ? coverage(300, 500, 1000) : coverage(120, 100, 400)
  const [least, most] = isFull ? [0.93, 0.97] : [0.88, 1]
  // Of a model that is calibrated but for chance, the interval of the calibration error errs on the side of being wide.
  const outside = [...shares].filter(([key, share]) => share < least || share > (key === 'calibrationError' ? 1 : most))
  expect(outside).toEqual([])
  expect(shares.size).toBe(classMetrics.length + numberMetrics.length)
})
