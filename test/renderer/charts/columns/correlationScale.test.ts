import { describe, expect, it } from 'vitest'
import { tableSize } from '@renderer/charts/colourScale'
import { correlationColour, correlationTable, inkOn } from '@renderer/charts/columns/correlationScale'

describe('the colours of a correlation', () => {
  it('are those of RdBu: red at -1, almost white at 0, blue at 1', () => {
    expect([correlationColour(-1), correlationColour(0), correlationColour(1)]).toEqual([
      [103, 0, 31],
      [247, 247, 247],
      [5, 48, 97],
    ])
    expect([...correlationTable.subarray(0, 3), ...correlationTable.subarray(3 * (tableSize - 1))]).toEqual([
      ...[103, 0, 31],
      ...[5, 48, 97],
    ])
    // Halfway between two of the eleven: (214, 96, 77) at -0.6 and (244, 165, 130) at -0.4.
    expect(correlationColour(-0.5)).toEqual([229, 131, 104])
    expect([correlationColour(-1.5), correlationColour(7)]).toEqual([correlationColour(-1), correlationColour(1)])
  })

  it('carry black or white, whichever stands out by at least 4.5 : 1 or the better of both', () => {
    const luminance = (colour: readonly number[]) => {
      const [r = 0, g = 0, b = 0] = colour.map((channel) => {
        const share = channel / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    for (let r = -1; r <= 1; r += 0.05) {
      const light = luminance(correlationColour(r))
      const onBlack = (light + 0.05) / 0.05
      const onWhite = 1.05 / (light + 0.05)
      expect(inkOn(correlationColour(r))).toBe(onBlack >= onWhite ? '#000000' : '#ffffff')
      expect(Math.max(onBlack, onWhite)).toBeGreaterThan(4.5)
    }
  })
})
