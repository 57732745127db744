/** Says of a cell as it is written whether it is missing: empty, or one of the words, blanks around it left aside. */
export function missingCells(words: readonly string[]): (cell: string) => boolean {
  const absent = new Set(['', ...words.map((word) => word.trim())])
  return (cell) => absent.has(cell.trim())
}
