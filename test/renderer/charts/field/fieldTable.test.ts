import { describe, expect, it } from 'vitest'
import type { Field } from '@shared/contract/run'
import { probabilityScale, valueScale } from '@renderer/charts/field/fieldScale'
import { fieldTable } from '@renderer/charts/field/fieldTable'

const field: Field = {
  run: 'a',
  epoch: 1,
  quantity: 'probability',
  className: 'yes',
  resolution: 2,
  xMin: 0,
  xMax: 10,
  yMin: 0,
  yMax: 1,
  values: Float32Array.from([0, 1, 0, 1]),
  held: [],
}
const names = { x: 'age', y: 'dose', target: 'Class', classes: ['no', 'yes'] }
const scale = probabilityScale('yes')

describe('fieldTable', () => {
  const points = {
    x: Float64Array.of(2.5, 99),
    y: Float64Array.of(0.5, 0.5),
    classes: Uint32Array.of(1, 9),
  }

  it('gives each row what the run predicts for it, not what the plane has at its place', () => {
    const predicted = Float64Array.of(0.875, NaN)
    expect(fieldTable(field, { ...points, predicted, part: Uint8Array.of(0, 3) }, names, scale)).toEqual({
      header: ['age', 'dose', 'Class', 'P(yes)', 'Part'],
      rows: [
        ['2.50000', '0.500000', 'yes', '0.8750', 'training'],
        ['99.0000', '0.500000', '–', '–', 'not used'],
      ],
    })
  })

  it('calls the values of the plane so while predictions are not known, and says where other features are held', () => {
    const held = { ...field, held: [{ feature: 'weight', value: '61' }] }
    expect(fieldTable(held, points, names, scale)).toEqual({
      header: ['age', 'dose', 'Class', 'P(yes) on the plane'],
      rows: [
        ['2.50000', '0.500000', 'yes', '0.2500'],
        ['99.0000', '0.500000', '–', '–'],
      ],
      note: 'Other features held at weight = 61.',
    })
  })

  it('is of the rows alone before there is a field', () => {
    expect(fieldTable(null, points, names, scale).header).toEqual(['age', 'dose', 'Class'])
  })

  it('has the value of each row beside the predicted one where the target is a number', () => {
    const numbers = { ...field, quantity: 'value' as const, values: Float32Array.from([0, 400, 0, 400]) }
    const numbered = {
      x: Float64Array.of(2.5, 5),
      y: Float64Array.of(0.5, 0.5),
      classes: new Uint32Array(),
      values: Float64Array.of(120, NaN),
      predicted: Float64Array.of(100, 200),
    }
    expect(
      fieldTable(numbers, numbered, { ...names, target: 'price', classes: [] }, valueScale('price', 0, 500)),
    ).toEqual({
      header: ['age', 'dose', 'price', 'predicted price'],
      rows: [
        ['2.50000', '0.500000', '120.000', '100.000'],
        ['5.00000', '0.500000', '–', '200.000'],
      ],
    })
  })

  it('is the field itself without rows, and empty without a field', () => {
    const { header, rows } = fieldTable(field, null, names, scale)
    expect(header).toEqual(['age', 'dose', 'P(yes) on the plane'])
    expect(rows).toHaveLength(121)
    expect(rows.at(-1)).toEqual(['10.0000', '1.00000', '1.0000'])
    expect(fieldTable(null, null, names, scale).rows).toEqual([])
  })
})
