import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { targetRelations } from '@shared/data/analysis/relations/targetRelations'
import type { Table } from '@shared/data/table/table'
import { numbers, problemOf, tableWith, texts } from '../../preparation/splits/splitBench'
import { inStretches } from '../sampleTable'

interface Case {
  columns: Record<string, (number | string | null)[]>
  kind: Record<string, number>
  stage: Record<string, number>
  weight: Record<string, number>
  /** Bergsma's, and scipy's without the correction. */
  cramer: Record<string, [corrected: number, plain: number]>
}
// Made by relations.py beside it, with scipy, pandas and scikit-learn.
const cases = JSON.parse(readFileSync('test/data/relations.json', 'utf8')) as Case[]

const tableOf = ({ columns }: Case): Table =>
  tableWith(
    ...Object.entries(columns).map(([name, cells]) =>
      cells.some((cell) => typeof cell === 'string')
        ? texts(name, cells as (string | null)[])
        : numbers(
            name,
            cells.map((cell) => (cell === null ? Number.NaN : (cell as number))),
          ),
    ),
  )

type Asked = Parameters<typeof targetRelations>[1]
function relations(table: Table, target: string, columns: string[], more: Partial<Asked> = {}) {
  const asked = { target, columns, task: 'classification' as const, event: null, ...more }
  const found = targetRelations(inStretches(table), asked).relations
  return { found, of: (name: string) => found.find(({ column }) => column === name)! }
}

describe.each(cases.map((entry) => [entry.columns['score']!.length, entry] as const))('in %i rows', (_, entry) => {
  const table = tableOf(entry)
  const both = (one: string, other: string) =>
    entry.columns[one]!.filter((cell, row) => cell !== null && entry.columns[other]![row] !== null).length

  it('a number and two classes have the point-biserial correlation of scipy, towards the event', () => {
    const { of } = relations(table, 'kind', ['score', 'skewed'], { event: 'yes' })
    for (const [name, value] of Object.entries(entry.kind)) {
      expect(of(name)).toMatchObject({ measure: 'pointBiserial', rows: both(name, 'kind') })
      expect(of(name).value).toBeCloseTo(value, 9)
    }
    expect(relations(table, 'kind', ['score'], { event: 'no' }).of('score').value).toBeCloseTo(-entry.kind['score']!, 9)
  })

  it('a number and several classes have the correlation ratio of scikit-learn', () => {
    const { of } = relations(table, 'stage', ['score', 'skewed'])
    for (const [name, value] of Object.entries(entry.stage)) {
      expect(of(name)).toMatchObject({ measure: 'correlationRatio', rows: both(name, 'stage') })
      expect(of(name).value).toBeCloseTo(value, 9)
    }
  })

  it("two categories have Cramér's V with Bergsma's correction, which is below scipy's without it", () => {
    for (const [pair, [corrected, plain]] of Object.entries(entry.cramer)) {
      const [one, other] = pair.split(' ') as [string, string]
      const found = relations(table, other, [one]).of(one)
      expect(found).toMatchObject({ measure: 'cramersV', rows: both(one, other) })
      expect(found.value).toBeCloseTo(corrected, 10)
      expect(found.value).toBeLessThan(plain)
    }
  })

  it('a target that is a number has the correlation of scipy with numbers, the correlation ratio with categories', () => {
    const { of } = relations(table, 'weight', ['town', 'score'], { task: 'regression' })
    expect(of('score')).toMatchObject({ measure: 'pearson', rows: both('score', 'weight') })
    expect(of('score').value).toBeCloseTo(entry.weight['score']!, 9)
    expect(of('town')).toMatchObject({ measure: 'correlationRatio', rows: both('town', 'weight') })
    expect(of('town').value).toBeCloseTo(entry.weight['town']!, 9)
  })
})

const y = texts('y', ['a', 'b', 'a', 'b', 'a', 'b'])

it('what is related most comes first, whatever its sign, and what has no figure last', () => {
  const table = tableWith(
    numbers('constant', [3, 3, 3, 3, 3, 3]),
    numbers('rounding', [0.3, 0.1 + 0.2, 0.3, 0.3, 0.1 + 0.2, 0.3]),
    numbers('weak', [1, 2, 3, 4, 5, 6]),
    numbers('opposite', [9, 1, 9, 1, 9, 1]),
    y,
  )
  const { found } = relations(table, 'y', ['constant', 'rounding', 'weak', 'opposite'])
  expect(found.map(({ column, value }) => [column, Math.round(value * 1000) / 1000])).toEqual([
    ['opposite', -1],
    ['weak', 0.293],
    ['constant', Number.NaN],
    ['rounding', Number.NaN],
  ])
})

it('numbers of any size keep their figure: squares do not overflow or vanish', () => {
  const values = [1, 2, 3, 4, 5, 7]
  for (const factor of [1, 1e300, 1e-300]) {
    const table = tableWith(
      numbers(
        'x',
        values.map((value) => value * factor),
      ),
      y,
    )
    expect(relations(table, 'y', ['x']).of('x').value).toBeCloseTo(Math.sqrt(8 / 70), 12)
  }
})

it('levels that stand for single rows say nothing, and a target of one class has no figure', () => {
  const ids = texts('id', ['1', '2', '3', '4', '5', '6'])
  expect(relations(tableWith(ids, y), 'y', ['id']).of('id').value).toBeNaN()
  const one = texts('y', ['a', 'a', 'a', 'a', 'a', 'a'])
  const table = tableWith(numbers('x', [1, 2, 3, 4, 5, 6]), ids, one)
  expect(relations(table, 'y', ['x', 'id']).found.map(({ value }) => value)).toEqual([Number.NaN, Number.NaN])
})

it('a target or a column that cannot be related is refused', () => {
  const table = tableWith(numbers('x', [1, 2, 3, 4, 5, 6]), texts('z', ['p', 'q', 'p', 'q', 'p', 'q']), y)
  const codeOf = (target: string, columns: string[], task: Asked['task']) =>
    problemOf(() => relations(table, target, columns, { task }))?.code
  expect(codeOf('y', ['x'], 'regression')).toBe('bad-call')
  expect(codeOf('y', ['z'], 'regression')).toBe('bad-call')
  expect(codeOf('y', ['absent'], 'classification')).toBe('bad-call')
  const many = Array.from({ length: 101 }, (_, row) => row / 3)
  const wide = tableWith(numbers('x', many), numbers('t', many))
  expect(problemOf(() => relations(wide, 't', ['x']))?.code).toBe('bad-call')
})
