/**
 * RdYlBu with eleven classes, from probability 0 (red) through 0.5 (pale yellow) to 1 (blue).
 * Color specifications by Cynthia Brewer, ColorBrewer 2.0, https://colorbrewer2.org (Apache-style licence).
 */
export const probabilityStops = [
  [165, 0, 38],
  [215, 48, 39],
  [244, 109, 67],
  [253, 174, 97],
  [254, 224, 144],
  [255, 255, 191],
  [224, 243, 248],
  [171, 217, 233],
  [116, 173, 209],
  [69, 117, 180],
  [49, 54, 149],
] as const

/** [red, green, blue] from 0 to 255 of a probability, linear in sRGB between the eleven classes; outside 0…1 the ends. */
export function probabilityColour(probability: number): [number, number, number] {
  const place = Math.min(1, Math.max(0, probability)) * (probabilityStops.length - 1)
  const below = Math.min(Math.floor(place), probabilityStops.length - 2)
  const low = probabilityStops[below] ?? probabilityStops[0]
  const high = probabilityStops[below + 1] ?? low
  const share = place - below
  const mix = (a: number, b: number) => Math.round(a + (b - a) * share)
  return [mix(low[0], high[0]), mix(low[1], high[1]), mix(low[2], high[2])]
}

export const tableSize = 1024

/** `tableSize` colours, three bytes each, of probabilities at equal distances from 0 to 1. */
export const probabilityTable: Readonly<Uint8Array> = Uint8Array.from(
  Array.from({ length: tableSize }, (_, i) => probabilityColour(i / (tableSize - 1))).flat(),
)
