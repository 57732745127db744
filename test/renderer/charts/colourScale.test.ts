import { describe, expect, it } from 'vitest'
import { probabilityColour, probabilityStops, probabilityTable, tableSize } from '@renderer/charts/colourScale'

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
  it('runs from the first class to the last', () => {
    expect(probabilityTable).toHaveLength(3 * tableSize)
    expect([...probabilityTable.subarray(0, 3)]).toEqual([165, 0, 38])
    expect([...probabilityTable.subarray(-3)]).toEqual([49, 54, 149])
  })
})
