type Stops = readonly (readonly [number, number, number])[]

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

/**
 * Viridis at eleven equal distances, from the lowest value (violet) to the highest (yellow): its lightness grows evenly,
 * for every colour vision. By Stéfan van der Walt and Nathaniel Smith, https://bids.github.io/colormap (CC0).
 */
export const valueStops = [
  [68, 1, 84],
  [72, 37, 118],
  [65, 68, 135],
  [53, 96, 141],
  [42, 120, 142],
  [33, 144, 140],
  [34, 168, 132],
  [67, 191, 113],
  [122, 209, 81],
  [187, 223, 39],
  [253, 231, 37],
] as const

/** [red, green, blue] from 0 to 255 at a place from 0 to 1, linear in sRGB between the stops; outside the ends. */
function colourAt(stops: Stops, place: number): [number, number, number] {
  const position = Math.min(1, Math.max(0, place)) * (stops.length - 1)
  const below = Math.min(Math.floor(position), stops.length - 2)
  const low = stops[below] ?? [0, 0, 0]
  const high = stops[below + 1] ?? low
  const share = position - below
  const mix = (a: number, b: number) => Math.round(a + (b - a) * share)
  return [mix(low[0], high[0]), mix(low[1], high[1]), mix(low[2], high[2])]
}

/** The colour of a probability. */
export function probabilityColour(probability: number): [number, number, number] {
  return colourAt(probabilityStops, probability)
}

export const tableSize = 1024

/** `tableSize` colours, three bytes each, at equal distances from 0 to 1; `lightened` is the share of white in each. */
function colourTable(stops: Stops, lightened = 0): Readonly<Uint8Array> {
  const colours = Array.from({ length: tableSize }, (_, i) => colourAt(stops, i / (tableSize - 1)))
  return Uint8Array.from(colours.flat(), (byte) => Math.round(byte + (255 - byte) * lightened))
}

/** A fifth lighter than the colours themselves, so that marks in dark ones are read on it. */
export const probabilityTable = colourTable(probabilityStops, 0.2)
export const valueTable = colourTable(valueStops)
