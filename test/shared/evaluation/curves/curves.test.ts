import { describe, expect, it } from 'vitest'
import { curvesOf, thresholdSteps } from '../../../../shared/evaluation/curves/curves'

const scores = Float64Array.of(0.9, 0.8, 0.8, 0.7, 0.55, 0.5, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05)
const events = Uint8Array.of(1, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0)
const weights = Float64Array.of(1, 2, 1, 0.5, 1, 1, 3, 1, 0, 1, 2, 1)

/** roc_curve(drop_intermediate=False) and precision_recall_curve of scikit-learn 1.2.1, the latter by falling thresholds. */
const plain = {
  alarms: [0, 0, 1 / 6, 1 / 6, 1 / 6, 1 / 3, 0.5, 2 / 3, 2 / 3, 5 / 6, 1],
  found: [0, 1 / 6, 1 / 3, 0.5, 2 / 3, 5 / 6, 5 / 6, 5 / 6, 1, 1, 1],
  precision: [1, 2 / 3, 0.75, 0.8, 5 / 7, 0.625, 5 / 9, 0.6, 6 / 11, 0.5],
}
const weighted = {
  alarms: [0, 0, 1 / 6, 1 / 6, 1 / 6, 1 / 3, 0.5, 0.5, 5 / 6, 1],
  found: [
    0, 0.11764705882352941, 0.35294117647058826, 0.4117647058823529, 0.5294117647058824, 0.8823529411764706,
    0.8823529411764706, 1, 1, 1,
  ],
  precision: [
    1, 0.75, 0.7777777777777778, 0.8181818181818182, 0.7894736842105263, 0.7142857142857143, 0.7391304347826086,
    0.6296296296296297, 0.5862068965517241,
  ],
}

const expectClose = (found: Float64Array, wanted: number[]) => {
  expect(found).toHaveLength(wanted.length)
  found.forEach((value, index) => expect(value).toBeCloseTo(wanted[index] as number, 14))
}

describe('curves of a model', () => {
  const curves = curvesOf(scores, events, null, 1)

  it('have the points of scikit-learn', () => {
    expectClose(curves.roc.x, plain.alarms)
    expectClose(curves.roc.y, plain.found)
    expectClose(curves.precisionRecall.y, plain.precision)
    expectClose(curves.precisionRecall.x, plain.found.slice(1))
    expect(curves.roc.thresholds[0]).toBe(Infinity)
    expect([...curves.precisionRecall.thresholds]).toEqual([0.9, 0.8, 0.7, 0.55, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05])
  })

  it('have the points of scikit-learn with weights', () => {
    const { roc, precisionRecall } = curvesOf(scores, events, weights, 1)
    expectClose(roc.x, weighted.alarms)
    expectClose(roc.y, weighted.found)
    expectClose(precisionRecall.y, weighted.precision)
  })

  it('count at each threshold the rows from it on', () => {
    const at = (threshold: number) => {
      const step = Math.round(threshold * thresholdSteps)
      return [curves.truePositives[step], curves.falsePositives[step]]
    }
    expect(at(0)).toEqual([6, 6])
    expect(at(0.5)).toEqual([5, 2])
    expect(at(0.501)).toEqual([4, 1])
    expect(at(0.9)).toEqual([1, 0])
    expect(at(1)).toEqual([0, 0])
  })

  it('gain all events where all rows are looked at', () => {
    expect(curves.gain.x.at(-1)).toBe(1)
    expect(curves.gain.y.at(-1)).toBe(1)
    expect([curves.gain.x[2], curves.gain.y[2]]).toEqual([0.25, 1 / 3])
  })

  it('know how many rows a weight is worth', () => {
    expect(curves.rowsPerWeight).toBe(1)
    // 14.5 over 1 + 4 + 1 + 0.25 + 1 + 1 + 9 + 1 + 0 + 1 + 4 + 1.
    expect(curvesOf(scores, events, weights, 1).rowsPerWeight).toBeCloseTo(14.5 / 24.25, 14)
  })

  it('have no bands, and no points of a rate, without rows of both sorts', () => {
    const alone = curvesOf(scores, events.slice().fill(1), null, 1)
    expect(alone).toMatchObject({ rocBand: null, precisionRecallBand: null, negatives: 0 })
    expect(alone.roc.x).toHaveLength(0)
  })

  it('are thinned where a screen could not tell their points apart', () => {
    const many = Float64Array.from({ length: 50_000 }, (_, row) => row / 50_000)
    const some = Uint8Array.from(many, (_, row) => (row % 3 === 0 ? 1 : 0))
    const { roc } = curvesOf(many, some, null, 1)
    expect(roc.x.length).toBeLessThan(2100)
    expect([roc.x.at(-1), roc.y.at(-1)]).toEqual([1, 1])
  })
})
