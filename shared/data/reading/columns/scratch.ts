/** Arrays that finished chunks gave back: a new one would be cleared and copied as it grows. */
const free: Float64Array[] = []
const mostBytes = 32 * 1024 * 1024
let freeBytes = 0

/** Working memory of at least so many numbers, whose content is anything. */
export function takeScratch(length: number): Float64Array {
  const last = free.at(-1)
  if (!last || last.length < length) return new Float64Array(length)
  free.pop()
  freeBytes -= last.byteLength
  return last
}

/** Gives working memory back; it must not be used any more. */
export function giveScratch(values: Float64Array): void {
  if (freeBytes + values.byteLength > mostBytes) return
  free.push(values)
  freeBytes += values.byteLength
}
