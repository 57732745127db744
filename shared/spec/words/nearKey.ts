/** What is left of a name or a level that may be meant by another spelling: no case, accents, blanks, signs or leading zeros. */
export function nearKey(text: string): string {
  const bare = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^0+(?=\p{N})/u, '')
  // Signs alone, such as + and -, are no spellings of each other.
  return bare === '' ? text : bare
}
