/** JSON to be kept and read by people: indented, with each list of numbers on one line. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 1)
  return `${text.replace(/\[\n(?:\s*(?:-?[\d.]+(?:e[+-]?\d+)?|null),?\n)+\s*\]/g, (list) => list.replace(/\s+/g, ' '))}\n`
}
