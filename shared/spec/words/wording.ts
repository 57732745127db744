/** "12,403": a count with thousands separators. */
export function withThousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** "1 row" or "12,403 rows". */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${withThousands(count)} ${count === 1 ? singular : plural}`
}

/** Names of columns or levels that an issue lists. */
export const listedInIssue = 12

/** "a, b, c and 4 more": at most `most` names. */
export function nameList(names: readonly string[], most = 8): string {
  const shown = names.slice(0, most).join(', ')
  return names.length > most ? `${shown} and ${withThousands(names.length - most)} more` : shown
}

/** "row 3" or "rows 17, 902, 10,001 and more". `rows` holds the first of `count`. */
export function rowList(rows: readonly number[], count: number): string {
  const shown = rows.map(withThousands).join(', ')
  return `${count === 1 ? 'row' : 'rows'} ${shown}${count > rows.length ? ' and more' : ''}`
}

/** Levenshtein's distance: insertions, deletions and substitutions of UTF-16 units that turn one into the other. */
export function editDistance(first: string, second: string): number {
  let previous = Array.from({ length: second.length + 1 }, (_, index) => index)
  for (let i = 1; i <= first.length; i++) {
    const current = [i]
    for (let j = 1; j <= second.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (first[i - 1] === second[j - 1] ? 0 : 1)
      current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[second.length] ?? 0
}

/** The sentence that helps after a name was not found: close names first, else the names there are. */
export function didYouMean(name: string, names: readonly string[]): string {
  const wanted = name.trim().toLowerCase().slice(0, 100)
  const close = names.filter((other) => editDistance(wanted, other.trim().toLowerCase().slice(0, 100)) <= 2)
  return close.length > 0 ? `Close: ${nameList(close)}.` : `There are: ${nameList(names)}.`
}

/** Order by UTF-16 code unit: the same on every machine, unlike a locale's. */
export function byCodeUnit(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0
}
