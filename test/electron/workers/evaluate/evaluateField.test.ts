import { describe, expect, it } from 'vitest'
import { evaluateField } from '../../../../electron/workers/evaluate/evaluateField'
import type { FieldRequest } from '../../../../electron/workers/evaluate/evaluateMessages'
import { fittedExample } from '../../../support/examples'

const fitted = fittedExample({
  target: { name: 'y', classes: ['no', 'yes'], scaling: null },
  inputs: [
    { feature: 'a', kind: 'number', center: 10, scale: 2, impute: null, median: 11 },
    { feature: 'b', kind: 'number', center: -1, scale: 0.5, impute: null, median: -1.25 },
    { feature: 'c', kind: 'number', center: 0, scale: 1, impute: null, median: 1 / 3 },
    { feature: 'd', kind: 'category', levels: ['p', 'q'], impute: null, mode: 'q' },
  ],
})
/** Weights of a, b, c, d = p, d = q, and the bias. */
const weights = [0.7, -0.4, 0.9, 5, -0.2, 0.1]

const request: FieldRequest = {
  kind: 'field',
  model: { preparation: fitted, network: { hidden: [], activation: 'tanh' }, parameters: Float64Array.from(weights) },
  x: 'a',
  y: 'b',
  xRange: [6, 14],
  yRange: [-3, 1],
  resolution: 5,
  classIndex: 1,
}

/** The closed form: a sigmoid over the standardized features, c at its median and d at its most frequent level. */
const probability = (a: number, b: number) =>
  1 / (1 + Math.exp(-(0.7 * ((a - 10) / 2) - 0.4 * ((b + 1) / 0.5) + 0.9 * (1 / 3) - 0.2 + 0.1)))

describe('evaluateField', () => {
  it('is the closed form of a logistic regression at every point, rows along y and columns along x', () => {
    const { values } = evaluateField(request)
    for (let row = 0; row < 5; row++) {
      for (let column = 0; column < 5; column++) {
        expect(values[row * 5 + column]).toBeCloseTo(probability(6 + 2 * column, -3 + row), 6)
      }
    }
  })

  it('says at what the other features are held', () => {
    expect(evaluateField(request).held).toEqual([
      { feature: 'c', value: '0.333333' },
      { feature: 'd', value: 'q' },
    ])
  })

  it('gives the other class the rest', () => {
    const yes = evaluateField(request).values
    const no = evaluateField({ ...request, classIndex: 0 }).values
    yes.forEach((value, index) => expect(value + no[index]!).toBeCloseTo(1, 6))
  })

  it('of a number is in its own unit: a plane, for a linear regression', () => {
    const target = { name: 'price', classes: [], scaling: { center: 250, scale: 40 } }
    const model = { ...request.model, preparation: { ...fitted, target } }
    const { values, held } = evaluateField({ ...request, model })
    for (let row = 0; row < 5; row++) {
      for (let column = 0; column < 5; column++) {
        const [a, b] = [6 + 2 * column, -3 + row]
        const standardized = 0.7 * ((a - 10) / 2) - 0.4 * ((b + 1) / 0.5) + 0.9 * (1 / 3) - 0.2 + 0.1
        expect(values[row * 5 + column]).toBeCloseTo(250 + 40 * standardized, 4)
      }
    }
    expect(held).toEqual(evaluateField(request).held)
    // No class is meant, whichever is asked for.
    expect(evaluateField({ ...request, model, classIndex: 7 }).values).toEqual(values)
  })

  it('has dates as axes and holds them at their median, and multiplies', () => {
    const scaling = { center: 0, scale: 1, quantiles: null }
    const day = 86_400_000
    const withDate = fittedExample({
      inputs: [
        { feature: 'a', kind: 'number', center: 10, scale: 2, impute: null, median: 11 },
        {
          feature: 'b',
          kind: 'date',
          parts: [{ part: 'elapsed', ...scaling }],
          impute: null,
          indicator: false,
          median: 3 * day,
        },
      ],
      terms: [{ factors: [0, 1], ...scaling }],
      target: { name: 'price', classes: [], scaling: { center: 0, scale: 1 } },
    })
    const asked = {
      ...request,
      model: { ...request.model, preparation: withDate, parameters: Float64Array.of(0.5, 2, -1, 0.25) },
      yRange: [0, 4 * day],
    } as const
    const { values, held } = evaluateField({ ...asked, yRange: [0, 4 * day] })
    expect(held).toEqual([])
    for (let row = 0; row < 5; row++) {
      for (let column = 0; column < 5; column++) {
        const a = (6 + 2 * column - 10) / 2
        expect(values[row * 5 + column]).toBeCloseTo(0.5 * a + 2 * row - a * row + 0.25, 5)
      }
    }
    expect(evaluateField({ ...asked, y: 'a', yRange: [0, 1] }).held).toEqual([{ feature: 'b', value: '1970-01-04' }])
  })

  it('refuses an axis that is no numeric feature', () => {
    expect(() => evaluateField({ ...request, x: 'd' })).toThrow('d is not a numeric feature')
    expect(() => evaluateField({ ...request, y: 'none' })).toThrow('none is not a numeric feature')
  })
})
