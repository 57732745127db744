import { describe, expect, it } from 'vitest'
import type { PreparationSpec } from '@shared/spec/runSpec'
import { numbers, tableWith, texts } from '../../preparation/splits/splitBench'
import { adviceOn, drawn, normal, only, uniform } from './adviceBench'

const rows = 300
const label = texts('y', drawn(rows, 1, ['n', 'p']))
const length = normal(rows, 2, 170, 10)
const noise = numbers('noise', normal(rows, 3))
const twins = (...columns: ReturnType<typeof numbers>[]) =>
  only(adviceOn(tableWith(...columns, noise, label), { missing: 'impute' }), 'collinear')

describe('constant columns', () => {
  it('are named together and left out together', () => {
    const table = tableWith(
      numbers('one', new Array<number>(rows).fill(14.62)),
      noise,
      texts('two', new Array<string>(rows).fill('same')),
      label,
    )
    expect(only(adviceOn(table), 'constant-column')).toEqual([
      expect.objectContaining({
        columns: ['one', 'two'],
        message: 'one, two never vary in the 180 training rows.',
        fix: { label: 'Leave 2 columns out', features: ['noise'] },
      }),
    ])
  })

  it('are those that vary by rounding alone too, and no two of them say the same', () => {
    const noise1 = length.map((_, row) => (row % 2 === 0 ? 0.3 : 0.1 + 0.2))
    const table = tableWith(
      numbers('a', noise1),
      numbers(
        'b',
        noise1.map((value) => 2 * value),
      ),
      noise,
      label,
    )
    expect(adviceOn(table).map(({ code, columns }) => [code, columns])).toEqual([['constant-column', ['a', 'b']]])
  })

  it('count training rows alone, missing values aside', () => {
    const day = numbers(
      'day',
      length.map((_, row) => row),
    )
    const byTime: Partial<PreparationSpec> = {
      ...{ split: 'time', splitColumn: 'day', features: ['late', 'early'], missing: 'impute' },
    }
    const late = numbers(
      'late',
      length.map((_, row) => (row < 180 ? (row % 2 === 0 ? 3 : Number.NaN) : row)),
    )
    const early = numbers(
      'early',
      length.map((_, row) => (row < 180 ? row : 3)),
    )
    const [advice] = only(adviceOn(tableWith(day, late, early, label), byTime), 'constant-column')
    expect(advice).toMatchObject({ columns: ['late'], message: 'late never varies in the 180 training rows.' })
  })
})

describe('near-duplicate columns', () => {
  it('are the same quantity in another unit', () => {
    const inches = numbers(
      'inches',
      length.map((value) => Number((value / 2.54).toFixed(2))),
    )
    const below = numbers(
      'below',
      length.map((value) => 200 - value),
    )
    const found = twins(numbers('length', length), inches, below)
    expect(found.map(({ columns }) => columns)).toEqual([
      ['length', 'inches'],
      ['length', 'below'],
    ])
    expect(found[0]?.message).toMatch(
      /^length and inches carry the same information: their correlation is (1|0\.9999\d*) over the 180 training rows\.$/,
    )
    expect(found[1]?.message).toContain('their correlation is -1 over')
    expect(found[0]?.fix).toEqual({ label: 'Leave inches out', features: ['length', 'below', 'noise'] })
  })

  it('are not columns that correlate at 0.999, nor two that share one far-off row', () => {
    const blurred = length.map((value, row) => value + 0.4 * normal(rows, 4)[row]!)
    expect(twins(numbers('length', length), numbers('blurred', blurred))).toEqual([])
    const far = (seed: number) => uniform(rows, seed, 9).map((value, row) => (row % 150 === 0 ? 1e9 : value))
    expect(twins(numbers('a', far(5)), numbers('b', far(6)))).toEqual([])
  })

  it('are texts, or a text and a number, that go with each other one to one', () => {
    const level = drawn(rows, 7, ['low', 'mid', 'high', null])
    const code = { low: 1, mid: 2, high: 3 }
    const found = twins(
      texts('level', level),
      texts(
        'stufe',
        level.map((name) => (name === null ? null : `${name}!`)),
      ),
      numbers(
        'code',
        level.map((name) => (name === null ? Number.NaN : code[name as keyof typeof code])),
      ),
      texts(
        'coarse',
        level.map((name) => (name === 'low' ? 'low' : 'other')),
      ),
    )
    expect(found.map(({ columns }) => columns)).toEqual([
      ['level', 'stufe'],
      ['level', 'code'],
      // Not the same, but it follows.
      ['level', 'coarse'],
    ])
    expect(found[0]?.message).toBe(
      'level and stufe carry the same information: each value of one goes with a single value of the other in the 180 training rows.',
    )
  })

  it('are told over the rows that both have, where these are half of all', () => {
    const gaps = (every: number) => length.map((value, row) => (row % every === 0 ? Number.NaN : 2 * value))
    expect(twins(numbers('length', length), numbers('most', gaps(4)))).toHaveLength(1)
    const few = length.map((value, row) => (row % 4 === 0 ? 2 * value : Number.NaN))
    expect(twins(numbers('length', length), numbers('few', few))).toEqual([])
  })
})
