import { describe, expect, it } from 'vitest'
import { numbers, tableWith, texts } from '../../preparation/splits/splitBench'
import { adviceOn, drawn, normal, only } from './adviceBench'
import type { Column } from '@shared/data/table/table'
import type { AdviceTraining } from '@shared/contract/analysis'

const rows = 300
const label = texts('y', drawn(rows, 1, ['n', 'p']))
const noise = numbers('noise', normal(rows, 3))
const a = normal(rows, 4, 50, 10)
const b = normal(rows, 5, 20, 3)
const c = normal(rows, 6, 5, 1)
const days = drawn(rows, 7, ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'])
const city = drawn(rows, 8, ['Bonn', 'Ulm', 'Lyon', 'Metz', 'Graz'])
const countryOf: Record<string, string> = { Bonn: 'D', Ulm: 'D', Lyon: 'F', Metz: 'F', Graz: 'A' }

const found = (columns: Column[], training: AdviceTraining | null = null) =>
  only(adviceOn(tableWith(...columns, noise, label), {}, 1, training), 'collinear')
const followsOf = (columns: Column[]) => found(columns).map((advice) => advice.columns)
const is = (name: string, values: readonly string[], level: string) =>
  numbers(
    name,
    values.map((value) => (value === level ? 1 : 0)),
  )

describe('columns that follow from several others', () => {
  it('are a total, wherever it stands, told as the sum that it is', () => {
    const total = numbers(
      'total',
      a.map((value, row) => value + b[row]!),
    )
    for (const columns of [
      [numbers('a', a), numbers('b', b), total],
      [total, numbers('a', a), numbers('b', b)],
    ]) {
      const [advice, ...more] = found(columns)
      expect(more).toEqual([])
      expect(advice?.columns).toEqual(['a', 'b', 'total'])
      expect(advice?.message).toBe(
        'total follows from a, b in the 180 training rows (total = a + b): their weights are not unique.',
      )
      expect(advice?.fix).toEqual({ label: 'Leave total out', features: ['a', 'b', 'noise'] })
    }
  })

  it('are shares that add up to 1, and sums of other multiples', () => {
    const whole = a.map((value, row) => value + b[row]! + c[row]!)
    const share = (name: string, of: number[]) =>
      numbers(
        name,
        of.map((value, row) => value / whole[row]!),
      )
    expect(found([share('a', a), share('b', b), share('c', c)])[0]?.message).toContain('c = 1 - a - b')
    const mixed = numbers(
      'mixed',
      a.map((value, row) => 0.5 * value - 2 * b[row]! + 7),
    )
    expect(found([numbers('a', a), numbers('b', b), mixed])[0]?.message).toContain('mixed = 7 + 0.5 a - 2 b')
  })

  it('are a weekend of days, one level by hand, and a country of cities, in either order', () => {
    const weekend = numbers(
      'weekend',
      days.map((day) => (day.startsWith('S') ? 1 : 0)),
    )
    expect(followsOf([texts('day', days), weekend])).toEqual([['day', 'weekend']])
    expect(followsOf([weekend, texts('day', days)])).toEqual([['day', 'weekend']])
    expect(followsOf([is('monday', days, 'Mon'), texts('day', days)])).toEqual([['day', 'monday']])
    const country = texts(
      'country',
      city.map((name) => countryOf[name]!),
    )
    expect(followsOf([country, texts('city', city)])).toEqual([['city', 'country']])
    expect(followsOf([texts('city', city), country])).toEqual([['city', 'country']])
  })

  it('are levels made into columns by hand, as numbers or as answers', () => {
    const colours = drawn(rows, 9, ['red', 'green', 'blue'])
    const hand = ['red', 'green', 'blue'].map((level) => is(level, colours, level))
    expect(found(hand)[0]?.message).toContain('blue = 1 - red - green')
    const answers = ['red', 'green', 'blue'].map((level) =>
      texts(
        level,
        colours.map((colour) => (colour === level ? 'yes' : 'no')),
      ),
    )
    expect(followsOf(answers)).toEqual([['red', 'green', 'blue']])
  })

  it('overlap where some of their levels alone do, which leaving one out would lose', () => {
    const plan = drawn(rows, 10, ['none', 'basic', 'full'])
    const phone = drawn(rows, 11, ['yes', 'no']).map((value, row) => (plan[row] === 'none' ? 'none' : value))
    const [advice] = found([texts('plan', plan), texts('phone', phone)])
    expect(advice?.message).toMatch(/^plan, phone overlap: /)
    expect(advice?.fix).toEqual({ label: 'Set the L2 penalty to 0.01', l2: 0.01 })
  })

  it('are not columns that are nearly so, nor the levels of a category, nor levels of few rows', () => {
    const blurred = numbers(
      'blurred',
      a.map((value, row) => value + b[row]! + 0.1 * c[row]!),
    )
    expect(found([numbers('a', a), numbers('b', b), blurred])).toEqual([])
    expect(found([texts('day', days), texts('city', city)])).toEqual([])
    const lone = (values: string[]) => values.map((value, row) => (row < 4 ? 'odd' : value))
    expect(found([texts('day', lone(days)), texts('city', lone(city))])).toEqual([])
  })

  it('are told under a penalty too, and not of a network', () => {
    const columns = [
      numbers('a', a),
      numbers('b', b),
      numbers(
        'total',
        a.map((value, row) => value + b[row]!),
      ),
    ]
    const training: AdviceTraining = { hidden: [], classWeights: 'none', l1: 0, l2: 0.1, labelSmoothing: 0 }
    expect(found(columns, training)).toHaveLength(1)
    expect(found(columns, { ...training, hidden: [4] })).toEqual([])
  })

  it('are so in all training rows, not only in those that were looked at', () => {
    const many = 60_000
    const first = normal(many, 12)
    const second = normal(many, 13)
    const followsWith = (rowWithout: number) => {
      const total = first.map((value, row) => value + second[row]! + (row === rowWithout ? 1 : 0))
      const columns = [numbers('a', first), numbers('b', second), numbers('t', total)]
      const table = tableWith(...columns, texts('y', drawn(many, 14, ['n', 'p'])))
      return only(adviceOn(table, { testShare: 0, validationShare: 0 }), 'collinear').map((advice) => advice.columns)
    }
    expect(followsWith(-1)).toEqual([['a', 'b', 't']])
    expect(followsWith(7)).toEqual([])
  })
})
