/** One class against all others, as sums of weights. */
export interface AgainstRest {
  /** Rows of the class that are predicted as it. */
  found: number
  /** Rows of the class that are predicted as another. */
  missed: number
  /** Rows of others that are predicted as it. */
  falseAlarms: number
  /** Rows of others that are predicted as others. */
  rejected: number
}

/** Of each class. @param confusion rows of the true class, columns of the predicted one */
export function againstRest(confusion: readonly (readonly number[])[]): AgainstRest[] {
  const ofOthers = (counts: readonly number[], k: number) =>
    counts.reduce((sum, count, column) => (column === k ? sum : sum + count), 0)
  const right = confusion.map((counts, k) => counts[k] as number)
  const missed = confusion.map(ofOthers)
  const falseAlarms = confusion.map(() => 0)
  confusion.forEach((counts, row) =>
    counts.forEach((count, k) => {
      if (k !== row) falseAlarms[k] = (falseAlarms[k] as number) + count
    }),
  )
  const all = right.reduce((sum, count, k) => sum + count + (missed[k] as number), 0)
  return right.map((found, k) => {
    const [lost, alarms] = [missed[k] as number, falseAlarms[k] as number]
    // Of two classes the cell itself: differences of sums of weights are rounded.
    const rejected = confusion.length === 2 ? (right[1 - k] as number) : Math.max(0, all - found - lost - alarms)
    return { found, missed: lost, falseAlarms: alarms, rejected }
  })
}

/** A share of two sums of weights; null where there is nothing to take a share of. */
export function shareOf(part: number, rest: number): number | null {
  return part + rest > 0 ? part / (part + rest) : null
}

/**
 * A figure of the event where there are two classes; of more the mean over the classes that some row has or is predicted as, each counting the
 * same, with 0 for a class of which it is not defined (average='macro' of scikit-learn).
 */
export function eventOrMacro(
  counts: readonly AgainstRest[],
  figure: (counts: AgainstRest) => number | null,
): number | null {
  const [, event, third] = counts
  if (event !== undefined && third === undefined) return figure(event)
  const there = counts.filter(({ found, missed, falseAlarms }) => found + missed + falseAlarms > 0)
  return there.length === 0 ? null : there.reduce((sum, of) => sum + (figure(of) ?? 0), 0) / there.length
}
