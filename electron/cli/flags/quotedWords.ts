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
