/** Rows drawn at most; more would hide the field. */
export const drawnRows = 5000

/**
 * Indices of at most `limit` of `count` rows, ascending, the same ones every time: one row out of each of `limit`
 * equal stretches, at a place in it that a multiplicative hash (Knuth, TAOCP 3, 6.4) picks, so that a period in the
 * file does not show.
 */
export function sampleRows(count: number, limit = drawnRows): Uint32Array {
  if (count <= limit) return Uint32Array.from({ length: count }, (_, i) => i)
  const stretch = count / limit
  return Uint32Array.from({ length: limit }, (_, i) => {
    const start = Math.floor(i * stretch)
    const end = Math.floor((i + 1) * stretch)
    const hash = Math.imul(i + 1, 0x9e3779b1) >>> 0
    return start + Math.floor((hash / 2 ** 32) * (end - start))
  })
}

/** The same rows and those of `selected` (a 1 for each row), of which at most `limit` too; ascending, each once. */
export function sampleWithSelected(count: number, selected: Uint8Array, limit = drawnRows): Uint32Array {
  const chosen = selected.reduce((sum, bit) => sum + bit, 0)
  const places = new Uint32Array(chosen)
  let at = 0
  for (let row = 0; row < count; row++) if (selected[row] === 1) places[at++] = row
  const drawn = sampleRows(chosen, limit).map((place) => places[place] ?? 0)
  return Uint32Array.from(new Set([...sampleRows(count, limit), ...drawn])).sort()
}
