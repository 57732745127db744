import fc from 'fast-check'
import { expect, it } from 'vitest'
import { evaluatePart } from '@shared/evaluation/evaluatePart'
import { probabilitiesOf } from '@shared/engine/predict/predict'
import type { Predicted } from '@shared/model/fittedModel'

const logit = fc.double({ min: -6, max: 6, noNaN: true })
const rowsOf = <Value>(value: fc.Arbitrary<Value>) =>
  fc
    .array(fc.tuple(value, fc.nat(2), fc.integer({ min: 0, max: 4 })), { minLength: 2, maxLength: 20 })
    .filter((rows) => rows.some(([, , weight]) => weight > 0))

/** Each row as often as its weight says. */
const copies = <Row extends readonly [unknown, unknown, number]>(rows: readonly Row[]): Row[] =>
  rows.flatMap((row) => new Array<Row>(row[2]).fill(row))

function classesOf(logits: readonly (readonly number[])[]): Predicted {
  const matrix = { rows: logits.length, columns: 3, stride: 3, values: Float64Array.from(logits.flat()) }
  return { kind: 'classes', probabilities: probabilitiesOf(matrix), logits: matrix }
}

function expectClose(found: ReturnType<typeof evaluatePart>, wanted: ReturnType<typeof evaluatePart>): void {
  expect(found?.weighted).toBe(true)
  expect(Object.keys(found?.values ?? {})).toEqual(Object.keys(wanted?.values ?? {}))
  for (const [key, value] of Object.entries(wanted?.values ?? {})) {
    if (value === null) expect(found?.values[key], key).toBeNull()
    else expect(found?.values[key], key).toBeCloseTo(value, 9)
  }
}

it('measures classes of weighted rows as those of so many copies of each', () => {
  fc.assert(
    fc.property(rowsOf(fc.tuple(logit, logit, logit)), (rows) => {
      const measure = (of: typeof rows, weights: Float64Array | null) =>
        evaluatePart(
          classesOf(of.map(([logits]) => logits)),
          Uint32Array.from(of, ([, truth]) => truth),
          weights,
        )
      expectClose(
        measure(
          rows,
          Float64Array.from(rows, ([, , weight]) => weight),
        ),
        measure(copies(rows), null),
      )
    }),
  )
})

it('measures numbers of weighted rows as those of so many copies of each, in any unit of the weights', () => {
  fc.assert(
    fc.property(rowsOf(logit), fc.double({ min: 0.01, max: 100, noNaN: true }), (rows, unit) => {
      const measure = (of: typeof rows, weights: Float64Array | null) => {
        const standardized = Float64Array.from(of, ([predicted]) => predicted)
        const scaling = { center: 0, scale: 1 }
        const truth = Float64Array.from(of, ([, number]) => number)
        return evaluatePart({ kind: 'numbers', values: standardized, standardized, scaling }, truth, weights)
      }
      const found = measure(
        rows,
        Float64Array.from(rows, ([, , weight]) => weight * unit),
      )
      const wanted = measure(copies(rows), null)
      // Weights of 0 leave a single value, which has no R²; the rows themselves still vary.
      fc.pre(new Set(copies(rows).map(([, truth]) => truth)).size === new Set(rows.map(([, truth]) => truth)).size)
      expectClose(found, wanted)
    }),
  )
})
