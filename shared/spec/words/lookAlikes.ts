/** What is left of a name without case, blanks, invisible marks and how its letters are composed. */
function bare(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]+/gu, '')
    .toLowerCase()
}

/** Names that look alike, two or more together, in the order in which they come first. */
export function lookAlikes(names: readonly string[]): string[][] {
  const groups = Map.groupBy(names, bare)
  return [...groups.values()].filter((group) => group.length > 1)
}
