import { type FieldScale, colourEntry } from './fieldScale'

/**
 * Paints a field as RGBA, a pixel a value.
 *
 * @param values resolution x resolution, row 0 at the bottom of the picture (lowest y)
 * @param pixels 4 x resolution x resolution bytes, row 0 at the top, as in ImageData; a NaN becomes transparent
 */
export function paintField(
  values: ArrayLike<number>,
  resolution: number,
  pixels: Uint8ClampedArray,
  scale: FieldScale,
): void {
  const { colours } = scale
  for (let row = 0; row < resolution; row++) {
    let pixel = (resolution - 1 - row) * resolution * 4
    for (let column = 0; column < resolution; column++, pixel += 4) {
      const value = values[row * resolution + column] ?? NaN
      if (Number.isNaN(value)) {
        pixels.fill(0, pixel, pixel + 4)
        continue
      }
      const entry = colourEntry(scale, value)
      pixels[pixel] = colours[entry] ?? 0
      pixels[pixel + 1] = colours[entry + 1] ?? 0
      pixels[pixel + 2] = colours[entry + 2] ?? 0
      pixels[pixel + 3] = 255
    }
  }
}
