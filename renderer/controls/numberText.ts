/** The number a person has typed, or NaN. An empty text is no number, not zero. */
export function parseNumber(text: string): number {
  return text.trim() === '' ? NaN : Number(text)
}

/** The shortest text that reads back as the same number; empty for what is none. */
export function numberText(value: number): string {
  return Number.isNaN(value) ? '' : String(value)
}
