import { describe, expect, it } from 'vitest'
import type { ColumnRule } from '@shared/spec/runSpec'
import { featureRule } from '@shared/data/preparation/features/featureRule'
import { fitDate } from '@shared/data/preparation/features/fitDate'
import { inputWriter } from '@shared/data/preparation/features/inputWriter'
import type { FittedDate } from '@shared/data/preparation/fittedPreparation'
import type { NumberColumn } from '@shared/data/table/table'
import { allRows, preparationSpec, tableOf } from '../../exampleTables'

const fit = (cells: string[], rule: ColumnRule) => {
  const table = tableOf('when', ...cells)
  const column = table.columns[0] as NumberColumn
  const spec = preparationSpec({ standardization: 'minmax', columns: { when: rule } })
  const fitted = fitDate(column, allRows(table), featureRule(spec, column))
  return { fitted, table, column }
}

describe('fitDate', () => {
  const cells = ['2023-03-05T06:00', '', '2025-01-05T18:00', '2024-03-06T12:00']

  it('standardizes each part on its own and imputes a date', () => {
    const { fitted, table, column } = fit(cells, {
      parts: ['year', 'weekday', 'hour'],
      missing: 'median',
      indicator: true,
    })
    const input = fitted?.input as FittedDate
    expect(input).toMatchObject({
      impute: Date.UTC(2024, 2, 6, 12),
      median: Date.UTC(2024, 2, 6, 12),
      // A Sunday, a Sunday and a Wednesday.
      parts: [
        { part: 'year', center: 2023, scale: 2 },
        { center: 3, scale: 4 },
        { center: 6, scale: 12 },
      ],
    })
    const out = new Float64Array(16)
    inputWriter(input, column)(allRows(table), 0, 4, out, 0, 4)
    expect(Array.from(out)).toEqual([[0, 1, 0, 0], [0.5, 0, 0.5, 1], [1, 1, 1, 0], [0.5, 0, 0.5, 0]].flat()) // prettier-ignore
  })

  it('is the days since 1970 unless told otherwise', () => {
    const { fitted } = fit(['1970-01-02', '1970-01-04'], {})
    expect(fitted?.input).toMatchObject({ parts: [{ part: 'elapsed', center: 1, scale: 2 }], impute: null })
  })

  it('takes a constant date', () => {
    const { fitted } = fit(cells, { missing: 'constant', constant: '2000-01-01' })
    expect(fitted?.input).toMatchObject({ impute: Date.UTC(2000, 0, 1) })
  })

  it('knows when its inputs never vary', () => {
    expect(fit(cells, { parts: ['day'], missing: 'drop' }).fitted?.constant).toBe(false)
    expect(fit(['2024-01-05', '2023-07-05'], { parts: ['day', 'hour'] }).fitted?.constant).toBe(true)
    const imputed = (constant: string) => fit(['2024-01-05', '', '2023-07-05'], { parts: ['day'], missing: 'constant', constant }) // prettier-ignore
    expect([imputed('2000-01-05'), imputed('2000-01-06')].map(({ fitted }) => fitted?.constant)).toEqual([true, false])
  })
})
