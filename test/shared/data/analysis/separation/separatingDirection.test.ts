import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Separation, separationOf } from '@shared/data/analysis/separation/separatingDirection'

interface Drawn {
  inputs: number[][]
  classes: number[]
  count: number
  separation: Separation
}
const drawn = JSON.parse(readFileSync('test/data/separation.json', 'utf8')) as Drawn[]

const of = (inputs: number[][], classes: number[], count = 2) => {
  const columns = inputs[0]?.length ?? 0
  const values = Float64Array.from(inputs.flat())
  return separationOf({ rows: inputs.length, columns, stride: columns, values }, Uint32Array.from(classes), count)
}

describe('separation', () => {
  it('is what linear programs find in random tables, also with ties at the border and dependent columns', () => {
    const kinds = new Set(drawn.map(({ separation }) => separation))
    expect([...kinds].sort()).toEqual(['complete', 'none', 'quasi-complete'])
    drawn.forEach(({ inputs, classes, count, separation }, index) => {
      expect(of(inputs, classes, count), `table ${index}`).toBe(separation)
    })
  })

  it('is complete, quasi-complete or none by where one row lies', () => {
    const line = (last: number) => of([[1], [2], [3], [last], [5], [6]], [0, 0, 0, 1, 1, 1])
    expect([line(3.000001), line(3), line(2.999999)]).toEqual(['complete', 'quasi-complete', 'none'])
  })

  it('does not depend on the units of the columns', () => {
    const inputs = (unit: number) => [[1, 5], [2, 1], [3, 4], [4, 2]].map(([a = 0, b = 0]) => [a * unit + unit, b]) // prettier-ignore
    for (const unit of [1e-9, 1, 1e12]) {
      expect(of(inputs(unit), [0, 0, 1, 1])).toBe('complete')
      expect(of(inputs(unit), [0, 1, 0, 1])).toBe('complete')
      expect(of(inputs(unit).concat(inputs(unit)), [0, 1, 1, 0, 1, 0, 0, 1])).toBe('none')
    }
  })

  it('is quasi-complete where a class of several is never met in a level', () => {
    const level = [1, 1, 1, 0, 0, 0, 0, 0, 0].map((value) => [value])
    expect(of(level, [0, 1, 0, 0, 1, 2, 0, 1, 2], 3)).toBe('quasi-complete')
    expect(of(level, [0, 1, 2, 0, 1, 2, 0, 1, 2], 3)).toBe('none')
  })
})
