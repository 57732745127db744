import { tableSize } from '../colourScale'

/**
 * RdBu with eleven classes, from -1 (red) through 0 (almost white) to 1 (blue): its ends differ for every colour vision.
 * Color specifications by Cynthia Brewer, ColorBrewer 2.0, https://colorbrewer2.org (Apache-style licence).
 */
export const correlationStops = [
  [103, 0, 31],
  [178, 24, 43],
  [214, 96, 77],
  [244, 165, 130],
  [253, 219, 199],
  [247, 247, 247],
  [209, 229, 240],
  [146, 197, 222],
  [67, 147, 195],
  [33, 102, 172],
  [5, 48, 97],
] as const

type Colour = [red: number, green: number, blue: number]

/** [red, green, blue] from 0 to 255 of a correlation from -1 to 1, linear in sRGB between the stops. */
export function correlationColour(r: number): Colour {
  const place = ((Math.min(1, Math.max(-1, r)) + 1) / 2) * (correlationStops.length - 1)
  const below = Math.min(Math.floor(place), correlationStops.length - 2)
  const low = correlationStops[below] ?? correlationStops[5]
  const high = correlationStops[below + 1] ?? low
  const mix = (channel: 0 | 1 | 2) => Math.round(low[channel] + (high[channel] - low[channel]) * (place - below))
  return [mix(0), mix(1), mix(2)]
}

/** Black or white, whichever is read better on a colour: by its relative luminance (WCAG 2.2). */
export function inkOn(colour: Colour): string {
  const linear = colour.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  const luminance = 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0)
  return luminance > 0.179 ? '#000000' : '#ffffff'
}

/** `tableSize` colours, three bytes each, from -1 to 1: of the scale's bar. */
export const correlationTable: Readonly<Uint8Array> = Uint8Array.from(
  Array.from({ length: tableSize }, (_, i) => correlationColour((2 * i) / (tableSize - 1) - 1)).flat(),
)
