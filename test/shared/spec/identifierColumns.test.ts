import { describe, expect, it } from 'vitest'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import { defaultFeatures } from '@shared/spec/columnRules'
import { isIdentifier } from '@shared/spec/identifierColumns'
import { leftOutText } from '@shared/spec/leftOutColumns'
import { exampleDataset } from '../../support/examples'
import { defaultPreparation } from '../../support/defaults'

const rows = 200
const column = (name: string, changes: Partial<ColumnInfo> = {}): ColumnInfo => ({
  ...(exampleDataset.columns[0] as ColumnInfo),
  ...{ name, type: 'integer', missing: 0, distinct: rows, min: 1, max: rows },
  ...changes,
})

describe('a column of whole numbers', () => {
  it('names rows where it counts them, or is called so and hardly ever comes twice', () => {
    expect(isIdentifier(column('a'), rows)).toBe(true)
    expect(isIdentifier(column('a', { distinct: 150 }), rows)).toBe(false)
    expect(isIdentifier(column('patient_id', { max: 1e9, distinct: 185 }), rows)).toBe(true)
  })

  it('measures something where it has gaps, a fraction, few rows, or counts the calendar', () => {
    expect(isIdentifier(column('income', { max: 90_000 }), rows)).toBe(false)
    expect(isIdentifier(column('a', { type: 'number' }), rows)).toBe(false)
    expect(isIdentifier(column('a', { distinct: 16, max: 16 }), 16)).toBe(false)
    expect(isIdentifier(column('YEAR'), rows)).toBe(false)
  })
})

describe('the default features', () => {
  const x = column('x', { type: 'number', distinct: 90 })
  const fax = column('fax', { type: 'number', missing: 101, distinct: 50 })
  const half = column('half', { type: 'number', missing: 100, distinct: 50 })

  it('are without columns that most rows lack or that name rows, unless there are no others', () => {
    expect(defaultFeatures([column('nr'), x, fax, half], null, rows)).toEqual(['x', 'half'])
    expect(defaultFeatures([column('nr'), fax], null, rows)).toEqual(['nr', 'fax'])
  })

  it('leave columns out that are told with the reason, where nobody has chosen among the others', () => {
    const text = (...features: string[]) =>
      leftOutText({ ...defaultPreparation, target: 'y', features }, [column('nr'), x, fax, half], rows)
    expect(text('x', 'half')).toMatch(/nr \(names rows.*fax \(missing in 101 of 200 rows\)/)
    expect(text('x')).toBeNull()
    expect(text('nr', 'x', 'fax', 'half')).toBeNull()
  })
})
