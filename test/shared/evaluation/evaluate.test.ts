import { describe, expect, it } from 'vitest'
import { evaluationSchema } from '@shared/contract/evaluation'
import { probabilitiesOf } from '@shared/engine/predict/predict'
import { type Judged, evaluate } from '@shared/evaluation/evaluate'
import { evaluatePart } from '@shared/evaluation/evaluatePart'
import { softmax } from '@shared/engine/predict/classProbabilities'
import { sigmoid } from '@shared/math/elementary'
import { createRandom } from '@shared/math/random'

function twoClasses(rows: number, seed = 1, shift = 0): Judged {
  const random = createRandom(seed, 'sample')
  const values = Float64Array.from({ length: rows }, () => random.normal() * 1.5 + shift)
  const truth = Uint32Array.from(values, (z) => Number(random.uniform() < sigmoid(z)))
  const logits = { rows, columns: 1, stride: 1, values }
  const predicted = { kind: 'classes', logits, probabilities: probabilitiesOf(logits) } as const
  return { predicted, truth, classes: ['no', 'yes'], weights: null, threshold: 0.5, seed: 1, constant: null, by: null }
}

function threeClasses(rows: number): Judged {
  const random = createRandom(2, 'sample')
  const values = Float64Array.from({ length: 3 * rows }, () => random.normal())
  const shares = new Float64Array(3)
  const truth = Uint32Array.from({ length: rows }, (_, row) => {
    softmax(values.subarray(3 * row, 3 * row + 3), 0, 3, shares)
    const at = random.uniform()
    return at < shares[0]! ? 0 : at < shares[0]! + shares[1]! ? 1 : 2
  })
  const logits = { rows, columns: 3, stride: 3, values }
  const predicted = { kind: 'classes', logits, probabilities: probabilitiesOf(logits) } as const
  return { ...twoClasses(1), predicted, truth, classes: ['a', 'b', 'c'] }
}

const halves = (rows: number) => {
  const places = Uint32Array.from({ length: rows }, (_, row) => row)
  return [
    { label: 'first', places: places.filter((row) => row < rows / 2) },
    { label: 'second', places: places.filter((row) => row >= rows / 2) },
  ]
}

describe('an evaluation of two classes', () => {
  it('has the metrics of a run, by the schema of the contract', () => {
    const judged = twoClasses(150)
    const found = evaluate(judged)
    expect(evaluationSchema.parse(found)).toEqual(found)
    const values = Object.fromEntries(Object.entries(found.metrics).map(([key, { value }]) => [key, value]))
    expect(values).toEqual(evaluatePart(judged.predicted, judged.truth)?.values)
    expect(found).toMatchObject({ rows: 150, threshold: 0.5, averages: null, by: null })
  })

  it('is the same to the last bit for the same seed, and has other draws for another', () => {
    const judged = twoClasses(60)
    expect(evaluate(judged)).toEqual(evaluate(judged))
    expect(evaluate({ ...judged, seed: 2 }).metrics['logLoss']).not.toEqual(evaluate(judged).metrics['logLoss'])
  })

  it('predicts the event from the threshold on', () => {
    const judged = twoClasses(100)
    const at = (threshold: number) => evaluate({ ...judged, threshold })
    expect([at(0).metrics['recall']?.value, at(0).metrics['specificity']?.value]).toEqual([1, 0])
    expect(at(0.8).metrics['recall']!.value!).toBeLessThan(at(0.2).metrics['recall']!.value!)
    expect(at(0.8).metrics['rocAuc']).toEqual(at(0.2).metrics['rocAuc'])
    expect(
      at(0.8)
        .confusion?.flat()
        .reduce((sum, count) => sum + count, 0),
    ).toBe(100)
  })

  it('has each class against the other: what is recall of the one is specificity of the other', () => {
    const { metrics, perClass } = evaluate({ ...twoClasses(100), threshold: 0.3 })
    const value = (k: number, key: string) => perClass[k]?.metrics[key]?.value
    expect(perClass.map((of) => of.class)).toEqual(['no', 'yes'])
    expect(value(1, 'recall')).toBe(metrics['recall']?.value)
    expect(value(0, 'recall')).toBe(metrics['specificity']?.value)
    expect(value(1, 'f1')).toBe(metrics['f1']?.value)
    expect(value(0, 'rocAuc')).toBeCloseTo(metrics['rocAuc']!.value!, 12)
  })

  it('has beside it what the shares of the classes reach, so that an accuracy of many rows of one class is seen for what it is', () => {
    const truth = Uint32Array.from({ length: 100 }, (_, row) => Number(row % 20 === 0))
    const { baseline, baselineOf, metrics } = evaluate({ ...twoClasses(100, 3, -6), truth })
    expect(baselineOf).toBe('rows')
    expect(metrics['accuracy']?.value).toBe(0.95)
    expect(baseline).toMatchObject({ accuracy: 0.95, rocAuc: 0.5, balancedAccuracy: 0.5, precision: null, recall: 0 })
    expect(baseline['averagePrecision']).toBeCloseTo(0.05, 14)
    expect(baseline['brier']).toBeCloseTo(0.05 * 0.95, 14)
    expect(baseline['logLoss']).toBeCloseTo(-0.05 * Math.log(0.05) - 0.95 * Math.log(0.95), 13)
    const ofTraining = evaluate({ ...twoClasses(100), constant: { kind: 'shares', shares: [0.5, 0.5] } })
    expect(ofTraining.baselineOf).toBe('train')
    expect(ofTraining.baseline['logLoss']).toBeCloseTo(Math.LN2, 14)
  })

  it('takes the Brier score apart', () => {
    const { metrics, brierParts: parts } = evaluate(twoClasses(200))
    const sum = parts!.reliability - parts!.resolution + parts!.uncertainty + parts!.within
    expect(sum).toBeCloseTo(metrics['brier']!.value!, 14)
    expect(Math.min(parts!.reliability, parts!.resolution, parts!.uncertainty)).toBeGreaterThan(0)
  })
})

describe('an evaluation of three classes', () => {
  it('has macro, micro and weighted averages', () => {
    const judged = threeClasses(90)
    const { averages, metrics, perClass, threshold } = evaluate(judged)
    expect(threshold).toBeNull()
    const mean = (key: string) => perClass.reduce((sum, of) => sum + of.metrics[key]!.value!, 0) / 3
    for (const key of ['precision', 'recall', 'f1', 'specificity', 'rocAuc', 'averagePrecision']) {
      expect(averages?.macro[key], key).toBeCloseTo(mean(key), 13)
      expect(metrics[key]?.value).toBe(averages?.macro[key])
    }
    // Every row is found once or missed once: all three are the accuracy.
    expect(averages?.micro).toMatchObject({ precision: metrics['accuracy']?.value, recall: metrics['accuracy']?.value })
    // Recall by rows is the accuracy too.
    expect(averages?.weighted['recall']).toBeCloseTo(metrics['accuracy']!.value!, 13)
  })
})

describe('an evaluation of numbers', () => {
  it('has its metrics, and the mean beside them', () => {
    const values = Float64Array.of(1, 2, 3, 4, 5, 6)
    const scaling = { center: 10, scale: 2 }
    const predicted = { kind: 'numbers', standardized: values, values, scaling } as const
    const truth = Float64Array.of(1, 2, 4, 4, 5, 8)
    const found = evaluate({ ...twoClasses(1), predicted, truth, classes: [] })
    expect(evaluationSchema.parse(found)).toEqual(found)
    expect(found).toMatchObject({ rows: 6, confusion: null, perClass: [], baseline: { r2: 0 } })
    // Errors of 3, 2, 0, 0, 1 and 4 on a scale of 2.
    expect(found.baseline['mae']).toBeCloseTo(10 / 3, 14)
    expect(found.metrics['rmse']?.value).toBeCloseTo(2 * Math.sqrt(5 / 6), 14)
    expect(found.metrics['rmse']?.method).toBe('bootstrap')
  })
})

describe('groups', () => {
  it('have the evaluation of their rows alone, and are few with under five events', () => {
    const judged = twoClasses(80)
    const truth = judged.truth.map((of, row) => (row < 40 ? of : Number(row < 43)))
    const found = evaluate({ ...judged, truth: truth as Uint32Array, by: { column: 'half', groups: halves(80) } })
    expect(found.by?.groups.map(({ label, rows, few }) => [label, rows, few])).toEqual([
      ['first', 40, false],
      ['second', 40, true],
    ])
    const first = evaluatePart(
      { ...judged.predicted, ...firstRows(judged, 40) } as Judged['predicted'],
      truth.slice(0, 40) as Uint32Array,
    )
    expect(found.by?.groups[0]?.metrics['logLoss']?.value).toBe(first?.values['logLoss'])
    expect(found.by).toMatchObject({ shuffles: 0, chance: { logLoss: null } })
  })

  it('that differ for a reason hardly come by chance, and others do', () => {
    const same = twoClasses(400)
    const by = { column: 'half', groups: halves(400) }
    const chance = evaluate({ ...same, by }).by?.chance['logLoss']
    expect(chance).toBeGreaterThan(0.05)
    const turned = (same.truth as Uint32Array).map((of, row) => (row < 200 ? of : 1 - of))
    const found = evaluate({ ...same, truth: turned, by }).by
    expect(found?.shuffles).toBe(2000)
    expect(found?.chance['logLoss']).toBe(1 / 2001)
  })
})

function firstRows({ predicted }: Judged, rows: number) {
  if (predicted.kind !== 'classes') throw new Error('These are classes.')
  const cut = (matrix: typeof predicted.logits) => ({
    ...matrix,
    rows,
    values: matrix.values.slice(0, rows * matrix.columns),
  })
  return { probabilities: cut(predicted.probabilities), logits: cut(predicted.logits) }
}
