import { describe, expect, it } from 'vitest'
import { fitPreparation } from '@shared/data/preparation/preparation'
import { standardizations, type PreparationSpec } from '@shared/spec/runSpec'
import { preparationSpec, tableOf } from '../exampleTables'

const header = 'a,b,c,d,w,y'
const rows = Array.from({ length: 30 }, (_, row) => {
  const a = ((row * 7) % 13) / 4 - 1
  const b = row % 5 === 0 ? '' : `${(row * row) % 17}`
  const c = row % 6 === 0 ? '' : 'stuv'[(row * 3) % 4]
  return { cells: `${a},${b},${c},2024-0${1 + (row % 9)}-1${row % 7}`, w: 1 + ((row * 5) % 4), y: (row * row) % 11 }
})
const weighted = tableOf(header, ...rows.map(({ cells, w, y }) => `${cells},${w},${y}`))
const copied = tableOf(header, ...rows.flatMap(({ cells, w, y }) => new Array<string>(w).fill(`${cells},1,${y}`)))

/** Every number but for the last digits, which sums in another order allow. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(11))
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)]))
}

function fittedTo(table: typeof weighted, changes: Partial<PreparationSpec>) {
  const spec = preparationSpec({ task: 'regression', weights: 'w', features: ['a', 'b', 'c', 'd'], ...changes })
  return rounded(fitPreparation(table, spec).fitted)
}

describe('rows of whole-number weights are fitted as so many copies', () => {
  it.each(standardizations)('by the standardization %s, with products', (standardization) => {
    const changes: Partial<PreparationSpec> = {
      ...{ standardization, missing: 'impute', degree: 2 },
      columns: { c: { encoding: 'ordinal' }, d: { parts: ['elapsed', 'month'] } },
    }
    expect(fittedTo(weighted, changes)).toEqual(fittedTo(copied, changes))
  })

  it.each(['median', 'mostFrequent', 'mean'] as const)('with missing values by the %s', (missing) => {
    const changes: Partial<PreparationSpec> = {
      columns: {
        b: { missing, zeroIsMissing: true, indicator: true },
        c: { missing: 'mostFrequent', encoding: 'reference', rareBelow: 12 },
        d: { missing: 'median' },
      },
    }
    expect(fittedTo(weighted, changes)).toEqual(fittedTo(copied, changes))
  })

  it('with the power of Yeo and Johnson', () => {
    const fitted = (table: typeof weighted) => {
      const spec = preparationSpec({ task: 'regression', weights: 'w', columns: { a: { transform: 'yeoJohnson' } } })
      const [input] = fitPreparation(table, spec).fitted.inputs
      return input?.kind === 'number' ? (input.lambda ?? Number.NaN) : Number.NaN
    }
    expect(fitted(weighted)).toBeCloseTo(fitted(copied), 6)
  })

  it('as far as rare levels and the reference level go', () => {
    // x comes once with weight 5, y and z twice and three times.
    const lines = ['x,5,0', 'y,1,1', 'y,1,0', 'z,1,1', 'z,1,0', 'z,1,1']
    const table = tableOf('a,w,y', ...lines)
    const rule = (changes: Partial<PreparationSpec>) => fitPreparation(table, preparationSpec(changes)).fitted.inputs[0]
    const columns = { a: { rareBelow: 4, encoding: 'reference' } } as const
    expect(rule({ columns, weights: 'w' })).toMatchObject({
      levels: ['x'],
      grouped: ['y', 'z'],
      mode: 'x',
      reference: 0,
    })
    const three = { a: { rareBelow: 3, encoding: 'reference' } } as const
    expect(rule({ columns: three })).toMatchObject({ levels: ['z'], grouped: ['x', 'y'], mode: 'z', reference: 0 })
  })
})
