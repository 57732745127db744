import { describe, expect, it } from 'vitest'
import type { PreparationSpec } from '@shared/spec/runSpec'
import { fitPreparation, prepareInputs, scorableRows } from '@shared/data/preparation/preparation'
import { preparationSpec, tableOf } from '../exampleTables'
import { messagesOf } from '../../../support/messagesOf'

describe('held-out rows with what no training row has', () => {
  const spec = preparationSpec({ features: ['a', 'colour'], validationShare: 0.3, testShare: 0.3 })
  const lines = Array.from({ length: 30 }, (_, row) => [row + 1, ['red', 'blue'][row % 2], Math.floor(row / 2) % 2])
  const tableWith = (change: (row: number) => [number, string] | null) =>
    tableOf('a,colour,y', ...lines.map(([a, colour, y], row) => [...(change(row) ?? [a, colour]), y].join(',')))
  const { parts } = fitPreparation(
    tableWith(() => null),
    spec,
  )
  const [odd, other] = [parts.validation[1]!, parts.test[0]!]
  const table = tableWith((row) => (row === odd ? [-1, 'red'] : row === other ? [5, 'violet'] : null))

  it('leave their part where nothing stands for a missing value, and are told', () => {
    const columns: PreparationSpec['columns'] = { a: { transform: 'log' }, colour: { unseen: 'missing' } }
    const found = fitPreparation(table, { ...spec, columns })
    expect(Array.from(found.parts.validation)).toEqual(Array.from(parts.validation).filter((row) => row !== odd))
    expect(Array.from(found.parts.test)).toEqual(Array.from(parts.test).filter((row) => row !== other))
    expect(found.parts.train).toEqual(parts.train)
    expect(found.dropped).toBe(2)
    expect(messagesOf(found.warnings)).toEqual([
      `1 validation or test value of a cannot be transformed (row ${odd + 1}), since log takes values above 0: such rows are left out.`,
      '1 validation or test row with a level of colour that no training row has: such rows are left out.',
    ])
    expect(scorableRows(found.fitted, table)).toHaveLength(28)
  })

  it('stay where missing values are imputed', () => {
    const columns: PreparationSpec['columns'] = {
      a: { transform: 'log', missing: 'mean', standardization: 'none' },
      colour: { unseen: 'missing', missing: 'mostFrequent' },
    }
    const { fitted, dropped, parts: same } = fitPreparation(table, { ...spec, columns })
    expect([dropped, same]).toEqual([0, parts])
    const mean = parts.train.reduce((sum, row) => sum + row + 1, 0) / parts.train.length
    const [a] = prepareInputs(fitted, table, Uint32Array.of(odd)).values
    expect(a).toBeCloseTo(Math.log(mean), 13)
  })

  it('of a part that is left empty are told', () => {
    const one = preparationSpec({ features: ['a'], columns: { a: { transform: 'log' } }, testShare: 0.25 })
    const { test } = fitPreparation(tableOf('a,y', '1,n', '2,p', '3,n', '4,p'), one).parts
    expect(test).toHaveLength(1)
    const changed = tableOf(
      'a,y',
      ...[1, 2, 3, 4].map((a, row) => `${row === test[0] ? -a : a},${row % 2 ? 'p' : 'n'}`),
    )
    expect(messagesOf(fitPreparation(changed, one).warnings).at(-1)).toBe(
      'The test part is empty: each of its rows was left out.',
    )
  })
})
