import { describe, expect, it } from 'vitest'
import type { Field } from '@shared/contract/run'
import { fieldNotes, heldText, shortHeldText } from '@renderer/charts/field/fieldNotes'
import { probabilityScale, valueScale } from '@renderer/charts/field/fieldScale'

const held = (count: number): Field['held'] =>
  Array.from({ length: count }, (_, index) => ({ feature: `f${index}`, value: String(index) }))
const rows = (count: number) => ({
  x: new Float64Array(count),
  y: new Float64Array(count),
  classes: new Uint32Array(count),
})

describe('the line of the features that are not on the plane', () => {
  it('names each with its value', () => {
    expect(heldText(held(2))).toBe('Other features held at f0 = 0, f1 = 1.')
    expect(heldText([])).toBeNull()
  })

  it('names the first and counts the others where they are many, all of which can be asked for', () => {
    expect(shortHeldText(held(4))).toBe(heldText(held(4)))
    expect(shortHeldText(held(28))).toBe('Other features held at f0 = 0, f1 = 1, f2 = 2 and 25 more.')
    expect(heldText(held(28))).toContain('f27 = 27.')
  })
})

describe('the notes of a field', () => {
  const scale = probabilityScale('yes')

  it('say on a line of its own how many rows are drawn', () => {
    expect(fieldNotes(null, { ...rows(200), total: 200_000 }, scale)).toEqual(['200 of 200,000 rows drawn.'])
    expect(fieldNotes(null, { ...rows(6000) }, scale)).toEqual(['5,000 of 6,000 rows drawn.'])
  })

  it('count the misclassified rows among those that the run uses, and those that it does not', () => {
    const points = { ...rows(4), part: Uint8Array.of(0, 1, 2, 3), wrong: Uint8Array.of(1, 0, 0, 0) }
    expect(fieldNotes(null, points, scale)).toEqual([
      '1 of 3 rows misclassified.',
      'Not drawn: 1 that the run does not use.',
    ])
  })

  it('say where a predicted number leaves the scale, and nothing where there is nothing to say', () => {
    const field = { values: Float32Array.of(5, 99) } as Field
    expect(fieldNotes(field, null, valueScale('price', 0, 10))).toEqual([
      'Values beyond the scale have its end colours.',
    ])
    expect(fieldNotes(field, null, valueScale('price', 0, 100))).toEqual([])
  })
})
