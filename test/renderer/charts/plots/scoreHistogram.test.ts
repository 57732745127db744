import { describe, expect, it } from 'vitest'
import { countScores, scoreHistogram } from '@renderer/charts/plots/scoreHistogram'

const two = {
  ...{ target: 't', classes: ['no', 'yes'], width: 1 },
  ...{ truth: Float64Array.of(0, 1, 1, 1), values: Float64Array.of(0.02, 0.5, 0.999, 1) },
}

describe('the histogram of scores', () => {
  it('counts the probability of the second of two classes, by the true class', () => {
    const [no, yes] = countScores(two)
    expect(no?.[0]).toBe(1)
    expect([yes?.[10], yes?.[19]]).toEqual([1, 2])
    expect([...no!, ...yes!].reduce((sum, count) => sum + count, 0)).toBe(4)
  })

  it("counts the probability of a row's own class among several", () => {
    const three = {
      ...{ target: 't', classes: ['a', 'b', 'c'], width: 3 },
      ...{ truth: Float64Array.of(2, 0), values: Float64Array.of(0.1, 0.2, 0.7, 0.3, 0.3, 0.4) },
    }
    const counts = countScores(three)
    expect([counts[2]?.[14], counts[0]?.[6]]).toEqual([1, 1])
  })

  it('names the probability in its table', () => {
    const { header, rows } = scoreHistogram.draw(two).table()
    expect(header).toEqual(['P(yes)', 'no', 'yes'])
    expect(rows[19]).toEqual(['0.95 to 1.00', '0', '2'])
  })
})
