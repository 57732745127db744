/**
 * Holm's correction of several p values at once (Scandinavian Journal of Statistics 6, 1979): the smallest of m counts m times, the next m - 1 times and
 * so on, none less than one before it. The chance that any difference is taken for real that is none stays below the level.
 * @param values a p value each; null is no test, and does not count
 */
export function holm(values: readonly (number | null)[]): (number | null)[] {
  const tested = values.flatMap((p, at) => (p === null ? [] : [{ p, at }])).sort((a, b) => a.p - b.p)
  const corrected: (number | null)[] = values.map(() => null)
  let least = 0
  tested.forEach(({ p, at }, rank) => {
    least = Math.max(least, Math.min(1, (tested.length - rank) * p))
    corrected[at] = least
  })
  return corrected
}
