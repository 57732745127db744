import { describe, expect, it } from 'vitest'
import { rankingOf } from '../../../shared/evaluation/ranking'

const scores = Float64Array.of(0.9, 0.2, 0.9, 0.5, 0.2, 0.1)
const isEvent = [1, 0, 0, 1, 1, 0]

describe('a ranking', () => {
  it('joins rows of equal scores, and counts those with at least each score', () => {
    const ranking = rankingOf(scores, isEvent)
    expect([...ranking.scores]).toEqual([0.9, 0.5, 0.2, 0.1])
    expect([...ranking.truePositives]).toEqual([1, 2, 3, 3])
    expect([...ranking.falsePositives]).toEqual([1, 1, 2, 3])
    expect([...ranking.rows]).toEqual([2, 3, 5, 6])
    expect([...ranking.eventRows]).toEqual([1, 2, 3, 3])
    expect([ranking.positives, ranking.negatives]).toEqual([3, 3])
  })

  it('is the same with weights of 1', () => {
    expect(rankingOf(scores, isEvent, new Float64Array(6).fill(1))).toEqual(rankingOf(scores, isEvent))
  })

  it('sums weights, and counts rows once beside them', () => {
    const ranking = rankingOf(scores, isEvent, Float64Array.of(2, 1, 0, 1, 3, 1))
    expect([...ranking.truePositives]).toEqual([2, 3, 6, 6])
    expect([...ranking.falsePositives]).toEqual([0, 0, 1, 2])
    expect([...ranking.rows]).toEqual([2, 3, 5, 6])
  })

  it('keeps its order for more scores than are sorted by comparison', () => {
    const many = Float64Array.from({ length: 120_000 }, (_, row) => ((row * 7919) % 100_003) / 100_003)
    const ranking = rankingOf(
      many,
      Array.from(many, (score) => (score > 0.5 ? 1 : 0)),
    )
    expect(ranking.scores.every((score, group) => group === 0 || score < (ranking.scores[group - 1] as number))).toBe(
      true,
    )
    expect(ranking.rows.at(-1)).toBe(120_000)
  })

  it('is empty without rows', () => {
    expect(rankingOf(new Float64Array(), [])).toMatchObject({ positives: 0, negatives: 0, scores: new Float64Array() })
  })
})
