import type { ColumnForm } from '../../../spec/columnForm'

/** A way in which a column could be read otherwise, and what it would keep and lose. */
export interface Proposal {
  becomes: 'numbers' | 'dates' | 'hours'
  form: ColumnForm
  /** Cells that would have a value, and cells that would be missing then. */
  kept: number
  lost: number
  /** The different texts that would be lost, the most frequent first. */
  lostTexts: readonly string[]
  /** Whether the column's own cells leave no other meaning. */
  proven: boolean
  /** Units that do not go together, so that the numbers cannot be compared; empty where there is no such doubt. */
  mixedUnits?: readonly string[]
}

/** Different texts that are offered as missing words; of more it is the type that treats them as missing. */
export const mostWords = 3
/** Cells that must fit before a reading is spoken of: a few cells prove nothing. */
export const fewestKept = 10
const keptShare = 0.5
/** The rule by which columns have a type: all cells fit, or 95 % and at least 20 of them. */
const typeShare = 0.95
const fewestOfType = 20

export function isWorthTelling(kept: number, present: number): boolean {
  return kept >= fewestKept && kept >= keptShare * present
}

export function makesType(kept: number, lost: number): boolean {
  return kept >= fewestKept && (lost === 0 || (kept >= fewestOfType && kept >= typeShare * (kept + lost)))
}

/** Texts by how often they come, the most frequent first; those of equal number in order of appearance. */
export function byFrequency(texts: ReadonlyMap<string, number>): string[] {
  return [...texts].sort(([, first], [, second]) => second - first).map(([text]) => text)
}

/** The form with the texts that it would lose as missing words, where they are few and no numbers. */
export function withWords(form: ColumnForm, lostTexts: readonly string[], words: readonly string[]): ColumnForm {
  const fitting = lostTexts.length > 0 && lostTexts.length <= mostWords && lostTexts.every((text) => text.length <= 40)
  return fitting ? { ...form, missingWords: [...words, ...lostTexts] } : form
}
