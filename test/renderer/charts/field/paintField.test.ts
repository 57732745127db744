import { describe, expect, it } from 'vitest'
import { probabilityScale, valueScale } from '@renderer/charts/field/fieldScale'
import { paintField } from '@renderer/charts/field/paintField'

const scale = probabilityScale('yes')

describe('paintField', () => {
  it('puts the lowest y at the bottom and the lowest x at the left', () => {
    const pixels = new Uint8ClampedArray(16)
    paintField([0, 1, 0.5, 1], 2, pixels, scale)
    const [topLeft, topRight, bottomLeft, bottomRight] = [0, 4, 8, 12].map((at) => [...pixels.subarray(at, at + 4)])
    expect(bottomLeft).toEqual([183, 51, 81, 255])
    expect(bottomRight).toEqual([90, 94, 170, 255])
    expect(topRight).toEqual([90, 94, 170, 255])
    // The table has an even number of entries: 0.5 lies between the two in its middle.
    expect(topLeft?.map((channel, i) => Math.abs(channel - [255, 255, 204, 255][i]!) <= 1)).toEqual(Array(4).fill(true))
  })

  it('leaves a pixel without a value transparent and clips values beyond the ends', () => {
    const pixels = new Uint8ClampedArray(16).fill(7)
    paintField([NaN, -1, 2, NaN], 2, pixels, scale)
    expect([...pixels.subarray(8, 12)]).toEqual([0, 0, 0, 0])
    expect([...pixels.subarray(12, 16)]).toEqual([183, 51, 81, 255])
    expect([...pixels.subarray(0, 4)]).toEqual([90, 94, 170, 255])
  })

  it('spreads the colours of a value over its range, violet #440154 to yellow #fde725', () => {
    const pixels = new Uint8ClampedArray(16)
    paintField([-20, 60, 20, 999], 2, pixels, valueScale('price', -20, 60))
    const [topLeft, topRight, bottomLeft, bottomRight] = [0, 4, 8, 12].map((at) => [...pixels.subarray(at, at + 4)])
    expect(bottomLeft).toEqual([0x44, 0x01, 0x54, 255])
    expect([bottomRight, topRight]).toEqual(Array(2).fill([0xfd, 0xe7, 0x25, 255]))
    // Half-way, the teal of viridis: #21908c.
    expect(topLeft?.map((channel, i) => Math.abs(channel - [0x21, 0x90, 0x8c, 255][i]!) <= 1)).toEqual(
      Array(4).fill(true),
    )
  })
})
