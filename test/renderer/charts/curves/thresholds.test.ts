import { describe, expect, it } from 'vitest'
import { cheapestStep, fourfoldAt, scoreCounts } from '@renderer/charts/curves/thresholds'
import { exampleCurves } from './exampleCurves'

const curves = exampleCurves()

describe('thresholds of a run', () => {
  it('count right and wrong answers exactly', () => {
    expect(fourfoldAt(curves, 500)).toEqual({
      truePositives: 5,
      falsePositives: 2,
      falseNegatives: 1,
      trueNegatives: 4,
    })
    expect(fourfoldAt(curves, 1000)).toEqual({
      truePositives: 0,
      falsePositives: 0,
      falseNegatives: 6,
      trueNegatives: 6,
    })
  })

  it('cost least where no other threshold costs less', () => {
    for (const costs of [
      { falseAlarm: 1, miss: 1 },
      { falseAlarm: 1, miss: 10 },
      { falseAlarm: 10, miss: 1 },
    ]) {
      const cost = (step: number) => {
        const { falsePositives, falseNegatives } = fourfoldAt(curves, step)
        return falsePositives * costs.falseAlarm + falseNegatives * costs.miss
      }
      const all = Array.from({ length: 1001 }, (_, step) => cost(step))
      expect(cost(cheapestStep(curves, costs))).toBe(Math.min(...all))
    }
  })

  it('stay at one half where nothing is cheaper', () => {
    expect(cheapestStep(curves, { falseAlarm: 0, miss: 0 })).toBe(500)
  })

  it('count the rows of each bin of scores, the last with 1 in it', () => {
    const { events, others } = scoreCounts(curves, 10)
    expect(events).toEqual([0, 0, 1, 0, 0, 2, 0, 1, 1, 1])
    expect(others).toEqual([1, 1, 0, 1, 1, 1, 0, 0, 1, 0])
  })
})
