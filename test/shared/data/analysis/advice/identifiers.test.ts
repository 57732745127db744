import { describe, expect, it } from 'vitest'
import { numbers, tableWith, texts } from '../../preparation/splits/splitBench'
import { adviceOn, drawn, normal, only, uniform } from './adviceBench'

const rows = 100
const label = texts('y', drawn(rows, 1, ['n', 'p']))
const noise = numbers('noise', normal(rows, 2))
const each = (value: (row: number) => number) => Array.from({ length: rows }, (_, row) => value(row))
const found = (column: ReturnType<typeof numbers>) =>
  only(adviceOn(tableWith(column, noise, label)), 'identifier').map(({ message }) => message)

describe('an identifier', () => {
  it('is a running number, whatever it is called', () => {
    expect(
      found(
        numbers(
          'x',
          each((row) => row),
        ),
      ),
    ).toEqual(['x has 100 different whole numbers in 100 rows, each the same step from the last.'])
    expect(
      found(
        numbers(
          'x',
          each((row) => 5000 - 10 * row),
        ),
      ),
    ).toHaveLength(1)
    // In any order: 37 and 100 have no common factor.
    expect(
      found(
        numbers(
          'x',
          each((row) => (row * 37) % 100),
        ),
      ),
    ).toEqual(['x has 100 different whole numbers in 100 rows.'])
  })

  it.each(['id', 'ID', 'customer_id', 'PassengerId', 'patientid', 'Row', 'Account Number', 'uuid', 'Unnamed: 0'])(
    'is a distinct whole number called %s',
    (name) =>
      expect(
        found(
          numbers(
            name,
            each((row) => 842_302 + ((row * 7919) % 99_991) * 13),
          ),
        ),
      ).toHaveLength(1),
  )

  it.each(['area', 'bid', 'humid', 'notes', 'width'])('is not a distinct whole number called %s', (name) => {
    expect(
      found(
        numbers(
          name,
          each((row) => 842_302 + ((row * 7919) % 99_991) * 13),
        ),
      ),
    ).toEqual([])
  })

  it('is not a measurement, a number that comes back, a calendar or a date', () => {
    expect(found(numbers('id', uniform(rows, 3, 6)))).toEqual([])
    expect(
      found(
        numbers(
          'user_id',
          each((row) => row % 40),
        ),
      ),
    ).toEqual([])
    expect(
      found(
        numbers(
          'year',
          each((row) => 1900 + row),
        ),
      ),
    ).toEqual([])
    expect(
      found(
        numbers(
          'id',
          each((row) => Date.UTC(2024, 0, row)),
          'date',
        ),
      ),
    ).toEqual([])
    expect(
      found(
        numbers(
          'score',
          drawn(
            rows,
            4,
            each((row) => row),
          ),
        ),
      ),
    ).toEqual([])
  })

  it('is not the only feature, unless its name says so', () => {
    const alone = (name: string) =>
      only(
        adviceOn(
          tableWith(
            numbers(
              name,
              each((row) => row),
            ),
            label,
          ),
        ),
        'identifier',
      )
    expect(alone('x')).toEqual([])
    expect(alone('id')).toMatchObject([{ fix: null }])
  })

  it('is a text that hardly ever comes twice', () => {
    const names = texts(
      'name',
      each((row) => row).map((row) => `person ${row === 7 ? 8 : row}`),
    )
    const [advice] = only(adviceOn(tableWith(names, noise, label)), 'identifier')
    expect(advice?.message).toBe('name has 99 different texts in 100 rows.')
    expect(advice?.fix).toEqual({ label: 'Leave name out', features: ['noise'] })
    const towns = texts(
      'town',
      each((row) => row % 60).map((town) => `town ${town}`),
    )
    expect(only(adviceOn(tableWith(towns, noise, label)), 'identifier')).toEqual([])
  })
})
