import { describe, expect, it } from 'vitest'
import { fitPreparation, prepareInputs } from '@shared/data/preparation/preparation'
import { designOf, weightedDot } from '@shared/evaluation/inference/design'
import { preparationSpec, tableOf } from '../../data/exampleTables'
import { mixedTable } from '../explanation/trainedModel'
import { exampleDesign } from './likelihoods'

describe('The design of the training rows', () => {
  const counts = Float64Array.from({ length: 60 }, (_, row) => 1 + (row % 4))
  const design = exampleDesign({ standardization: 'none', degree: 2 }, counts)
  const shares = counts.map((count) => count / design.weight)

  it('has columns that are orthonormal by the weights of the rows', () => {
    design.basis.forEach((left, a) =>
      design.basis.forEach((right, b) => expect(weightedDot(shares, left, right)).toBeCloseTo(a === b ? 1 : 0, 12)),
    )
    expect(design.weight).toBe(counts.reduce((sum, count) => sum + count, 0))
  })

  it('gives every input back, also those without a coefficient', () => {
    const table = mixedTable(31)
    const spec = preparationSpec({ features: ['a', 'b', 'c'], standardization: 'none', degree: 2 })
    const { fitted, parts } = fitPreparation(table, spec)
    const { values, stride } = prepareInputs(fitted, table, parts.train)
    design.columns.forEach((column, input) => {
      for (const row of [0, 17, 59]) {
        const sum = design.basis.reduce((all, q, a) => all + column[a]! * q[row]!, 0)
        expect(sum).toBeCloseTo(values[row * stride + input]!, 9)
      }
    })
  })

  it('leaves the most frequent level out, and inputs that are the same in every row', () => {
    const { leftOut, kept, names } = exampleDesign()
    expect(leftOut).toEqual([{ name: expect.stringMatching(/^c = /), why: 'reference' }])
    expect(kept).toHaveLength(names.length - 1)
    const table = tableOf('a,b,y', '1,7,n', '2,7,p', '4,7,n', '3,7,p', '9,7,n')
    const { fitted, parts } = fitPreparation(table, preparationSpec({ features: ['a', 'b'] }))
    expect(designOf(fitted, table, parts.train, null)).toMatchObject({ leftOut: [{ name: 'b', why: 'constant' }] })
  })

  it('names inputs that depend on each other, and no others', () => {
    const lines = Array.from(
      { length: 30 },
      (_, row) => `${row % 7},${row % 5},${(row * row) % 11},${(row % 7) - 3 * (row % 5)},${row % 2}`,
    )
    const table = tableOf('a,b,z,d,y', ...lines)
    const { fitted, parts } = fitPreparation(table, preparationSpec({ features: ['a', 'b', 'z', 'd'] }))
    expect(designOf(fitted, table, parts.train, null)).toEqual({ dependent: ['a', 'b', 'd'] })
  })

  it('takes the levels of two categories together without one of each', () => {
    const { leftOut } = exampleDesign({ features: ['a', 'c', 'k'], interactions: [['c', 'a']] })
    expect(leftOut.map(({ why }) => why)).toEqual(['reference', 'reference', 'reference'])
    expect(leftOut.filter(({ name }) => name.includes(' · '))).toHaveLength(1)
  })
})
