/** A run's name as what may be cut and what tells it from its namesakes: "Logistic regression" and " (2), fold 1 of 5". */
export function nameParts(name: string): [start: string, end: string] {
  const end = /(\s\(\d+\))?(, repeat \d+)?(, fold \d+ of \d+)?$/.exec(name)?.[0] ?? ''
  return [name.slice(0, name.length - end.length), end]
}
