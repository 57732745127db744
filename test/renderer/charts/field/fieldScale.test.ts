import { describe, expect, it } from 'vitest'
import { tableSize } from '@renderer/charts/colourScale'
import { colourEntry, probabilityScale, valueScale } from '@renderer/charts/field/fieldScale'

describe('probabilityScale', () => {
  it('goes from 0 to 1 with a line at 0.5, and names the class', () => {
    expect(probabilityScale('yes')).toMatchObject({ name: 'P(yes)', low: 0, high: 1, line: 0.5 })
    expect(probabilityScale('').name).toBe('P')
  })
})

describe('valueScale', () => {
  const scale = valueScale('price', -5, 1200)
  it('goes over the values of the target, in its unit, without a line', () => {
    expect(scale).toMatchObject({ quantity: 'value', name: 'predicted price', low: -5, high: 1200, line: null })
    expect(scale.meaning).toBe('violet is −5, yellow is 1,200')
    expect(scale.format(1234.5, 4)).toBe('1,235')
  })

  it('has other colours than a probability', () => {
    expect(scale.colours).not.toBe(probabilityScale('yes').colours)
  })
})

describe('colourEntry', () => {
  const last = 3 * (tableSize - 1)
  it('goes from the first colour to the last, and stays at the ends beyond them', () => {
    const scale = valueScale('y', 10, 30)
    expect([-99, 10, 30, 99].map((value) => colourEntry(scale, value))).toEqual([0, 0, last, last])
    expect(colourEntry(scale, 20) % 3).toBe(0)
    expect(Math.abs(colourEntry(scale, 20) - last / 2)).toBeLessThanOrEqual(3)
  })

  it('takes the middle where the range is empty', () => {
    expect(Math.abs(colourEntry(valueScale('y', 4, 4), 4) - last / 2)).toBeLessThanOrEqual(3)
  })
})
