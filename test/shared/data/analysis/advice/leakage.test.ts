import { describe, expect, it } from 'vitest'
import type { PreparationSpec } from '@shared/spec/runSpec'
import { numbers, tableWith, texts } from '../../preparation/splits/splitBench'
import { adviceOn, drawn, normal, only, uniform } from './adviceBench'

const rows = 400
const label = drawn(rows, 1, ['n', 'n', 'n', 'p'])
const noise = numbers('noise', uniform(rows, 2, 9))
const leaks = (...args: Parameters<typeof adviceOn>) =>
  only(adviceOn(...args), 'target-leak').map(({ message }) => message)

describe('a feature that gives classes away', () => {
  it('by a threshold is told with its share, beside that of guessing', () => {
    const score = label.map((name, row) => (name === 'p' ? 10 : 0) + uniform(rows, 3)[row]!)
    const [advice, ...others] = only(
      adviceOn(tableWith(noise, numbers('score', score), texts('y', label))),
      'target-leak',
    )
    expect(others).toEqual([])
    expect(advice).toMatchObject({
      columns: ['score'],
      rows: [],
      fix: { label: 'Leave score out', features: ['noise'] },
    })
    // 240 training rows, of which stratification leaves a share of n as in the table.
    const share = label.filter((name) => name === 'n').length / rows
    const [, accuracy, of, guess] =
      /^score alone predicts y correctly for (.+) % of the (.+) training rows; .* correct for (.+) %\.$/.exec(
        advice!.message,
      )!
    expect([accuracy, of]).toEqual(['100', '240'])
    expect(Math.abs(Number(guess) / 100 - share)).toBeLessThan(0.005)
  })

  it('by its levels, by being missing, or by codes of several classes is told', () => {
    const classes = drawn(rows, 4, ['a', 'b', 'c'])
    const coded: Record<string, number> = { a: 7, b: 3, c: 5 }
    const table = tableWith(
      noise,
      texts(
        'text',
        classes.map((name, row) => `${name}${row % 2}`),
      ),
      numbers(
        'code',
        classes.map((name) => coded[name]!),
      ),
      texts('y', classes),
    )
    expect(leaks(table)).toHaveLength(2)
    const gap = label.map((name, row) => (name === 'p' ? Number.NaN : uniform(rows, 5)[row]!))
    expect(leaks(tableWith(noise, numbers('gap', gap), texts('y', label)), { missing: 'impute' })).toHaveLength(1)
  })

  it('is not one that is merely good, nor a level of its own for every row', () => {
    // 3 % of the rows lie on the wrong side.
    const good = label.map((name, row) => ((name === 'p') === (row % 33 !== 0) ? 1 : 0))
    const names = label.map((_, row) => `r${row % 99}`)
    expect(leaks(tableWith(numbers('good', good), texts('name', names), texts('y', label)))).toEqual([])
  })

  it('is not one that does hardly better than guessing where a class is rare', () => {
    const rare = Array.from({ length: 1000 }, (_, row) => (row % 200 === 7 ? 'p' : 'n'))
    const table = tableWith(numbers('a', uniform(1000, 6, 9)), texts('b', drawn(1000, 7, ['x', 'z'])), texts('y', rare))
    expect(leaks(table)).toEqual([])
  })

  it('is seen in training rows alone', () => {
    const table = (change: (row: number) => number) =>
      tableWith(
        numbers(
          'day',
          label.map((_, row) => row),
        ),
        noise,
        numbers(
          'a',
          label.map((_, row) => change(row)),
        ),
        texts('y', label),
      )
    const byTime: Partial<PreparationSpec> = { split: 'time', splitColumn: 'day', features: ['noise', 'a'] }
    const leaky = (row: number) => (label[row] === 'p' ? 1 : 0)
    const plain = (row: number) => (noise.kind === 'number' ? noise.values[row]! : 0)
    // 60 % of the rows train.
    expect(
      leaks(
        table((row) => (row < 240 ? leaky(row) : plain(row))),
        byTime,
      ),
    ).toHaveLength(1)
    expect(
      leaks(
        table((row) => (row < 240 ? plain(row) : leaky(row))),
        byTime,
      ),
    ).toEqual([])
  })

  it('is not told from a handful of rows', () => {
    const few = ['n', 'p', 'n', 'p', 'n', 'p', 'n', 'p', 'n', 'p']
    expect(
      leaks(
        tableWith(
          numbers(
            'a',
            few.map((name) => (name === 'p' ? 1 : 0)),
          ),
          noise,
          texts('y', few),
        ),
      ),
    ).toEqual([])
  })
})

describe('a feature that gives a number away', () => {
  const price = normal(rows, 8, 100, 20)
  const regression = { task: 'regression' } as const

  it('in any monotone way is told with its rank correlation', () => {
    const table = tableWith(
      noise,
      numbers(
        'logarithm',
        price.map((value) => -Math.log(value)),
      ),
      numbers('y', price),
    )
    expect(leaks(table, regression)).toEqual([
      'logarithm alone predicts y almost exactly: rank correlation 1 over the 240 training rows.',
    ])
  })

  it('is not one with a correlation of 0.98, and missing values do not make it one', () => {
    const error = normal(rows, 9, 0, 4)
    const good = price.map((value, row) => value + error[row]!)
    const gaps = price.map((value, row) => (row % 3 === 0 ? value : Number.NaN))
    const table = tableWith(numbers('good', good), numbers('gaps', gaps), numbers('y', price))
    expect(leaks(table, { ...regression, missing: 'impute' })).toEqual([])
    const most = price.map((value, row) => (row % 3 === 0 ? Number.NaN : value))
    expect(
      leaks(tableWith(noise, numbers('most', most), numbers('y', price)), { ...regression, missing: 'impute' }),
    ).toHaveLength(1)
  })

  it('may be a text whose levels have a number each', () => {
    const steps = price.map((value) => Math.round(value / 20) * 20)
    const table = tableWith(noise, texts('band', steps.map(String)), numbers('y', steps))
    expect(leaks(table, regression)[0]).toMatch(
      /^band alone predicts y almost exactly: correlation ratio of ranks 1 over/,
    )
  })
})
