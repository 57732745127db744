import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { featureColumn, inputWriter } from '@shared/data/preparation/features/inputWriter'
import type { FittedInput } from '@shared/data/preparation/fittedPreparation'
import { fittedCategory, fittedDate, fittedNumber } from '../../exampleFitted'
import { allRows, tableOf } from '../../exampleTables'

const table = tableOf('size,colour,when', '12,red,2024-01-01', 'NA,blue,2024-01-02', '-2,,', '0,violet,2024-01-04')
const write = (input: FittedInput, width: number) => {
  const out = new Float64Array(4 * width)
  inputWriter(input, featureColumn(table, input))(allRows(table), 0, 4, out, 0, width)
  return Array.from(out)
}

describe('featureColumn', () => {
  const colour = { feature: 'colour', levels: ['red'] }
  it.each([
    [fittedNumber({ feature: 'height' }), 'The table has no column named height.'],
    [fittedNumber({ feature: 'colour' }), 'The column colour holds text where the model needs numbers.'],
    [fittedCategory({ ...colour, feature: 'size' }), 'The column size holds numbers where the model needs text.'],
    [fittedNumber({ feature: 'when' }), 'The column when holds dates where the model needs numbers.'],
    [fittedDate({ feature: 'size' }), 'The column size holds numbers where the model needs dates.'],
  ])('refuses %j', (input, message) => {
    expect(() => featureColumn(table, input)).toThrow(new LabError('bad-features', message))
  })
})

describe('a number', () => {
  it('is transformed, then standardized; what is outside or 0 may be missing', () => {
    const size = fittedNumber({ feature: 'size', center: 1, scale: 2 })
    expect(write(size, 1)).toEqual([5.5, Number.NaN, -1.5, -0.5])
    expect(write({ ...size, transform: 'square', impute: 3, indicator: true }, 2)).toEqual([71.5, 0, 4, 1, 1.5, 0, -0.5, 0]) // prettier-ignore
    expect(write({ ...size, transform: 'sqrt', impute: 9, indicator: true, zeroIsMissing: true }, 2)).toEqual([
      ...[(Math.sqrt(12) - 1) / 2, 0, 1, 1, 1, 1, 1, 1],
    ])
    expect(write({ ...size, quantiles: [-2, 0, 12], impute: -1 }, 1)).toEqual([1, 0.25, 0, 0.5])
  })

  it('goes to its place between others', () => {
    const out = new Float64Array(10)
    inputWriter(fittedNumber({ feature: 'size' }), table.columns[0]!)(Uint32Array.of(3, 0, 2, 0), 1, 3, out, 4, 5)
    expect(Array.from(out)).toEqual([0, 0, 0, 0, 12, 0, 0, 0, 0, -2])
  })
})

it('a date without a value is NaN in every part', () => {
  const scaling = { center: 0, scale: 1, quantiles: null }
  const when = fittedDate({ feature: 'when', parts: [{ part: 'day', ...scaling }, { part: 'weekday', ...scaling }] }) // prettier-ignore
  expect(write(when, 2)).toEqual([1, 1, 2, 2, Number.NaN, Number.NaN, 4, 4])
  expect(write({ ...when, impute: Date.UTC(2024, 0, 7), indicator: true }, 3).slice(6, 9)).toEqual([7, 7, 1])
})

it('a column of many levels is read in stretches, each as the whole', () => {
  const levels = Array.from({ length: 5000 }, (_, index) => `l${index}`)
  const codes = Uint32Array.from(levels.keys())
  const column = { kind: 'category', name: 'c', type: 'text', codes, levels } as const
  const input = fittedCategory({ feature: 'c', levels: ['l3', 'l4000'], grouped: ['l7'] })
  const other = { ...input, grouped: ['l8'] }
  for (const [fitted, rare] of [
    [input, 7],
    [other, 8],
    [input, 7],
  ] as const) {
    // prettier-ignore
    const out = new Float64Array(9)
    inputWriter(fitted, { ...column, levels })(Uint32Array.of(4000, rare, 3), 0, 3, out, 0, 3)
    expect(Array.from(out)).toEqual([0, 1, 0, 0, 0, 1, 1, 0, 0])
  }
})
