import { describe, expect, it } from 'vitest'
import { canBeFeature, canBeTarget, defaultFeatures } from '@shared/contract/columnRules'
import type { ColumnInfo } from '@shared/contract/dataset'
import { exampleDataset } from '../../support/examples'

const [base] = exampleDataset.columns
const column = (name: string, type: ColumnInfo['type'], distinct: number): ColumnInfo => ({
  ...(base as ColumnInfo),
  name,
  type,
  distinct,
})

describe('column rules', () => {
  it('let a target hold 2 to 100 classes', () => {
    const targets = [1, 2, 100, 101].map((distinct) => canBeTarget(column('y', 'integer', distinct)))
    expect(targets).toEqual([false, true, true, false])
  })

  it('let a feature be numbers that vary or categories of few levels, never text', () => {
    expect(canBeFeature(column('n', 'number', 1_000_000))).toBe(true)
    expect(canBeFeature(column('n', 'number', 1))).toBe(false)
    expect(canBeFeature(column('c', 'category', 100))).toBe(true)
    expect(canBeFeature(column('c', 'category', 101))).toBe(false)
    expect(canBeFeature(column('t', 'text', 5))).toBe(false)
  })

  it('take every such column but the target, and categories of up to 20 levels', () => {
    const columns = [
      column('n', 'integer', 500),
      column('k', 'number', 1),
      column('few', 'category', 20),
      column('many', 'category', 21),
      column('t', 'text', 30),
      column('y', 'boolean', 2),
    ]
    expect(defaultFeatures(columns, 'y')).toEqual(['n', 'few'])
    expect(defaultFeatures(columns, null)).toEqual(['n', 'few', 'y'])
  })
})
