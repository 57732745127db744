import { describe, expect, it } from 'vitest'
import { sampledRows } from '@shared/data/views/sampledRows'
import { predictionsFrom } from '@shared/model/predictions'
import { sampledPredictions, shownPredictions } from '../../../../electron/lab/runs/sampledPredictions'

/** Every row of a table of 20 but row 3, by three classes. */
const rows = Uint32Array.from({ length: 19 }, (_, place) => (place < 3 ? place : place + 1))
const predictions = predictionsFrom({
  ...{ rows, parts: Uint8Array.from(rows, (row) => 1 + (row % 3)), truth: Uint8Array.from(rows, (row) => row % 3) },
  ...{ outputs: Float64Array.from({ length: 57 }, (_, i) => i), classes: ['a', 'b', 'c'], scaling: null },
})

describe('sampledPredictions', () => {
  it('are all of a table that is not large', () => {
    expect(sampledPredictions(predictions, 20, 20)).toBe(predictions)
  })

  it('are those of the rows that plots draw, as far as the run uses them', () => {
    const sample = sampledPredictions(predictions, 20, 10)
    const drawn = [...sampledRows(20, 10)].filter((row) => row !== 3)
    expect([...sample.rows]).toEqual(drawn)
    const places = drawn.map((row) => rows.indexOf(row))
    expect([...sample.parts]).toEqual(places.map((place) => predictions.parts[place]))
    expect([...sample.truth]).toEqual(places.map((place) => predictions.truth[place]))
    expect([...sample.outputs]).toEqual(places.flatMap((place) => [3 * place, 3 * place + 1, 3 * place + 2]))
    expect([...sample.values]).toEqual(
      places.flatMap((place) => [...predictions.values.slice(3 * place, 3 * place + 3)]),
    )
    expect(sample.truth).toBeInstanceOf(Uint8Array)
  })

  it('keep numbers as numbers', () => {
    const scaling = { center: 1, scale: 2 }
    const outputs = Float64Array.from(rows)
    const numbers = predictionsFrom({ ...predictions, truth: outputs, outputs, classes: [], scaling })
    const sample = sampledPredictions(numbers, 20, 10)
    expect(sample.truth).toEqual(Float64Array.from(sample.rows))
    expect(sample.values).toEqual(Float64Array.from(sample.rows, (row) => 2 * row + 1))
  })
})

it('shows predictions without the outputs that they follow from', () => {
  expect(Object.keys(shownPredictions(predictions))).toEqual(['rows', 'parts', 'truth', 'values', 'classes'])
})
