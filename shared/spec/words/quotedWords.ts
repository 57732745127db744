/** Parts of a text between separators that stand outside of double quotes, without blanks around them. */
export function splitWords(text: string, separator: string): string[] {
  const parts: string[] = []
  let quoted = false
  let start = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted
    else if (!quoted && text.startsWith(separator, at)) {
      parts.push(text.slice(start, at))
      start = at + separator.length
    }
  }
  parts.push(text.slice(start))
  return parts.map((part) => part.trim())
}

/** A word as it is meant: "a, b" in double quotes is a, b, and two quotes within them are one. */
export function plainWord(word: string): string {
  return isQuoted(word) ? word.slice(1, -1).replaceAll('""', '"') : word
}

function isQuoted(word: string): boolean {
  return word.length >= 2 && word.startsWith('"') && word.endsWith('"')
}

/** A word of a flag's own small language: quoted where a mark of it would be taken for another thing. */
export function flagWord(text: string): string {
  return text !== '' && !/[",:=<+*]/.test(text) && text.trim() === text ? text : `"${text.replaceAll('"', '""')}"`
}

/** The words of a list with commas; a word with a comma is written in double quotes. */
export function readList(text: string): string[] {
  return splitWords(text, ',')
    .filter((word) => word !== '')
    .map(plainWord)
}

/** A list that `readList` takes back. */
export function writeList(words: readonly string[]): string {
  return words
    .map((word) => (/[",]/.test(word) || word.trim() !== word || word === '' ? flagWord(word) : word))
    .join(',')
}
