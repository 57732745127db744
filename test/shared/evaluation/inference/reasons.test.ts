import { describe, expect, it } from 'vitest'
import type { InferenceReasonCode } from '@shared/contract/inference'
import { inferModel } from '@shared/evaluation/inference/inferModel'
import { endOfRunBounds } from '@shared/evaluation/inference/question'
import type { TrainingSpec } from '@shared/spec/runSpec'
import { type Fit, inferTable, questionOf } from './inferTable'
import { expectClose, inferred, reference } from './reference'

const { table, target, features } = reference.logit['spector']!
const spector: Fit = { target, features }
const rows = (header: string, count: number, row: (index: number) => (string | number)[]) =>
  [header, ...Array.from({ length: count }, (_, index) => row(index).join(','))].join('\n')
/** A target that goes with x, but not always. */
const noisy = (index: number) => (index % 7 < 3 === index % 5 < 3 ? 1 : 0)
const reasonOf = (text: string, fit: Fit) => inferTable(text, fit).inferenceReason

describe('Inference is not given', () => {
  it.each<[InferenceReasonCode, Partial<TrainingSpec>]>([
    ['penalised', { l2: 0.01 }],
    ['penalised', { optimizer: 'lbfgs', l1: 0.01 }],
    ['class-weights', { classWeights: 'balanced' }],
    ['label-smoothing', { labelSmoothing: 0.1 }],
  ])('and says %s, with the settings that change it, for %o', (code, training) => {
    const found = reasonOf(table, { ...spector, training })
    expect(found?.code).toBe(code)
    expect(found?.fixes).toHaveLength(1)
  })

  it('for hidden layers, nor for the Huber loss', () => {
    const question = questionOf(table, spector)
    const network = { ...question.spec.network, hidden: [3] }
    const options = { intervals: 'wald', firth: false, bounds: endOfRunBounds } as const
    const layered = inferModel({ ...question, spec: { ...question.spec, network } }, options)
    expect(layered.inferenceReason?.code).toBe('hidden-layers')
    const linear = questionOf(table, { target: 'GPA', features: ['TUCE'], preparation: { task: 'regression' } })
    const training = { ...linear.spec.training, loss: 'huber' as const }
    const huber = inferModel({ ...linear, spec: { ...linear.spec, training } }, options)
    expect(huber.inferenceReason?.code).toBe('loss')
  })

  it('before the optimum, with the norm of the gradient, the distance, and Newton as the way there', () => {
    const training: Partial<TrainingSpec> = { optimizer: 'gd', learningRate: 0.1, epochs: 20, precision: 'float32' }
    const found = reasonOf(table, { ...spector, training })
    expect(found?.code).toBe('not-at-optimum')
    expect(found!.gradientNorm).toBeGreaterThan(0.01)
    expect(found!.standardErrors).toBeGreaterThan(0.1)
    expect(found!.fixes![0]).toMatchObject({ optimizer: 'newton', precision: 'float64', epochs: 100 })
  })

  it('before the optimum of a line either, with the norm of the gradient of the standardized target', () => {
    const fit: Fit = { target: 'GPA', features: ['TUCE', 'PSI'], preparation: { task: 'regression' } }
    const question = questionOf(table, fit)
    // All weights 0: the gradient is minus the covariances with the standardized target, the constant's is 0.
    const none = { ...question, parameters: new Float64Array(3) }
    const found = inferModel(none, { intervals: 'wald', firth: false, bounds: endOfRunBounds }).inferenceReason
    expect(found?.code).toBe('not-at-optimum')
    const values = table
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map(Number))
    const column = (index: number) => {
      const all = values.map((row) => row[index]!)
      const mean = all.reduce((sum, value) => sum + value, 0) / all.length
      const sd = Math.sqrt(all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length)
      return all.map((value) => (value - mean) / sd)
    }
    const y = column(0)
    const covariances = [1, 2].map((index) => {
      const x = column(index)
      return y.reduce((sum, value, row) => sum + value * x[row]!, 0) / y.length
    })
    expectClose(found!.gradientNorm, Math.hypot(...covariances), 'norm', 1e-9)
  })

  it('where the classes are separated, completely or in one level only', () => {
    const separated = reasonOf('x,y\n1,0\n2,0\n3,0\n4,1\n5,1\n6,1', { target: 'y', features: ['x'] })
    expect(separated).toMatchObject({ code: 'separation', columns: ['x'] })
    expect(separated?.fixes?.[0]?.l2).toBeGreaterThan(0)
    const quasi = rows('x,c,y', 60, (index) => [
      (index * 17) % 23,
      index % 6 === 0 ? 'only' : 'b',
      index % 6 === 0 ? 1 : noisy(index),
    ])
    expect(reasonOf(quasi, { target: 'y', features: ['x', 'c'] })).toMatchObject({ code: 'separation', columns: ['c'] })
  })

  it('where the classes are separated in a table too large to test, of weights far out', () => {
    const text = rows('x,c,y', 60, (index) => [
      (index * 17) % 23,
      index % 6 === 0 ? 'only' : 'b',
      index % 6 === 0 ? 1 : noisy(index),
    ])
    const question = questionOf(text, { target: 'y', features: ['x', 'c'] })
    const options = { intervals: 'wald', firth: false, bounds: endOfRunBounds } as const
    expect(inferModel({ ...question, separation: () => 'untested' }, options).inferenceReason?.code).toBe('separation')
    const overlapping = questionOf(table, spector)
    expect(inferModel({ ...overlapping, separation: () => 'untested' }, options).inference).not.toBeNull()
  })

  it('where columns depend on each other, and names them', () => {
    const text = rows('a,b,c,y', 40, (index) => [index % 9, index % 4, (index % 9) + 2 * (index % 4), noisy(index)])
    const found = reasonOf(text, { target: 'y', features: ['a', 'b', 'c'] })
    expect(found).toMatchObject({ code: 'collinear', columns: ['a', 'b', 'c'] })
  })

  it('where a class has no training row, or there are fewer rows than coefficients', () => {
    const question = questionOf(table, spector)
    const options = { intervals: 'wald', firth: false, bounds: endOfRunBounds } as const
    const [column] = question.table.columns.filter(({ name }) => name === target)
    const ofZero = question.rows.filter((row) => column!.kind === 'number' && column!.values[row] === 0)
    expect(inferModel({ ...question, rows: ofZero }, options).inferenceReason?.code).toBe('empty-class')
    const few = question.rows.subarray(0, 3)
    expect(inferModel({ ...question, rows: few }, options).inferenceReason?.code).toBe('too-few-rows')
  })

  it('where a line goes through every row', () => {
    const text = rows('x,y', 20, (index) => [index, 3 * index - 1])
    const fit: Fit = { target: 'y', features: ['x'], preparation: { task: 'regression' } }
    expect(reasonOf(text, fit)?.code).toBe('perfect-fit')
  })

  it('where it takes too long, at the end of a run sooner than when it is asked for', () => {
    const question = questionOf(table, spector)
    const small = { work: 100, cells: 1000, coefficients: 100 }
    const ask = (bounds: typeof small) =>
      inferModel(question, { intervals: 'wald', firth: false, bounds }).inferenceReason?.code
    expect(ask(small)).toBe('too-large')
    expect(ask({ ...small, work: 1e9, cells: 10 })).toBe('too-large')
    expect(ask({ ...small, work: 1e9, coefficients: 3 })).toBe('too-large')
    const wide = Array.from({ length: 70 }, (_, index) => `x${index}`)
    const text = rows([...wide, 'y'].join(','), 100, (index) => [
      ...wide.map((_, k) => ((index + 3) * (k + 7) * 31) % 97),
      noisy(index),
    ])
    const many = questionOf(text, { target: 'y', features: wide, training: { l2: 1 } })
    const training = { ...many.spec.training, l2: 0 }
    const options = { intervals: 'wald', firth: false, bounds: endOfRunBounds } as const
    expect(inferModel({ ...many, spec: { ...many.spec, training } }, options).inferenceReason?.code).toBe(
      'not-computed',
    )
  })

  it("by Firth's fit for more than two classes", () => {
    const { table: text, ...fit } = reference.multinomial[0]!
    const found = inferTable(text, { target: fit.target, features: fit.features }, { firth: true })
    expect(found.inferenceReason?.code).toBe('loss')
  })
})

it("Firth's fit is of the separated classes, and of a run that was penalised", () => {
  const found = inferred(
    inferTable('x,y\n1,0\n2,0\n3,0\n4,1\n5,1\n6,1', { target: 'y', features: ['x'] }, { firth: true }),
  )
  expectClose(found.coefficients[1]!.estimate, 1.1289124885635373, 'x')
  const penalised = inferTable(table, { ...spector, training: { l2: 1 } }, { firth: true })
  expect(penalised.inference?.method).toBe('firth')
})
