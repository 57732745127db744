import { count } from '../counts'

/** Beside a figure that is covered. */
export const coveredHint = 'Test figures are covered until you uncover them for this run, in Evaluate.'

/** What somebody should know before uncovering the test rows of a run. */
export function coverText(looked: number): string {
  const before =
    looked === 0
      ? 'Nobody has looked at the test rows of this dataset yet.'
      : `The test rows of this dataset were looked at for ${count(looked, 'run')}.`
  return `${before} They say how good a model is on new rows as long as nothing is chosen by them: choose by validation, and look once, at the end.`
}

/** "looked at on 29 November 2026, 14:05" */
export function looksText(looks: readonly string[]): string {
  const dates = looks.map((at) => new Date(at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' }))
  return `Test rows looked at on ${dates.join('; ')}.`
}
