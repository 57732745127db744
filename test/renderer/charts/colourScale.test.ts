import { describe, expect, it } from 'vitest'
import {
  probabilityColour,
  probabilityStops,
  probabilityTable,
  tableSize,
  valueStops,
  valueTable,
} from '@renderer/charts/colourScale'

describe('probabilityColour', () => {
  it('is red at 0, pale yellow at 0.5 and blue at 1: #a50026, #ffffbf, #313695', () => {
    expect(probabilityColour(0)).toEqual([0xa5, 0x00, 0x26])
    expect(probabilityColour(0.5)).toEqual([0xff, 0xff, 0xbf])
    expect(probabilityColour(1)).toEqual([0x31, 0x36, 0x95])
  })

  it('passes through all eleven classes and lies between neighbours half-way', () => {
    for (const [index, stop] of probabilityStops.entries()) expect(probabilityColour(index / 10)).toEqual([...stop])
    expect(probabilityColour(0.05)).toEqual([190, 24, 39])
  })

  it('keeps to the ends outside 0 to 1', () => {
    expect(probabilityColour(-3)).toEqual(probabilityColour(0))
    expect(probabilityColour(1.2)).toEqual(probabilityColour(1))
  })
})

describe('probabilityTable', () => {
  it('runs from the first class to the last, a fifth lighter, so that marks are read on it', () => {
    expect(probabilityTable).toHaveLength(3 * tableSize)
    expect([...probabilityTable.subarray(0, 3)]).toEqual([183, 51, 81])
    expect([...probabilityTable.subarray(-3)]).toEqual([90, 94, 170])
  })
})

/** L* of CIELAB from sRGB: 0 is black, 100 white. */
function lightness([red, green, blue]: ArrayLike<number> & Iterable<number>): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel = 0) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b
  return y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (24389 / 27) * y
}

describe('valueTable', () => {
  it('runs from the first stop to the last', () => {
    expect(valueTable).toHaveLength(3 * tableSize)
    expect([...valueTable.subarray(0, 3)]).toEqual([0x44, 0x01, 0x54])
    expect([...valueTable.subarray(-3)]).toEqual([0xfd, 0xe7, 0x25])
  })

  it('grows lighter in even steps, as a sequential scale must: a tenth of the way is a tenth of the lightness', () => {
    const levels = valueStops.map(lightness)
    const step = ((levels.at(-1) ?? 0) - (levels[0] ?? 0)) / 10
    expect(step).toBeGreaterThan(7)
    for (const [index, level] of levels.entries())
      expect(Math.abs(level - (levels[0] ?? 0) - index * step)).toBeLessThan(2)
  })
})
