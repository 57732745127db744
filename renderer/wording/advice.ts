import type { AdviceCode } from '@shared/contract/warning'
import type { RunSummary } from '@shared/contract/run'
import { count } from './counts'

/** The word for what an advice is about. */
export const adviceLabels: Record<AdviceCode, string> = {
  identifier: 'Identifier',
  'number-as-class': 'Numeric classes',
  'target-leak': 'Leakage',
  separation: 'Separation',
  'mostly-missing': 'Missing values',
  'duplicate-rows': 'Duplicate rows',
  'rare-class': 'Rare class',
  'look-alike-classes': 'Similar class names',
  'shifted-by-class-weights': 'Class weights',
  imbalance: 'Imbalance',
  'constant-column': 'Constant column',
  collinear: 'Collinear features',
  'more-inputs-than-rows': 'More inputs than rows',
  'zeros-as-missing': 'Zeros as missing',
}

/** What can be done about a run that did not end well, where its problem does not say so itself; else null. */
export function whatToTry(run: Pick<RunSummary, 'state'>): string | null {
  return run.state === 'interrupted' ? 'The app was closed before it ended. Resume it, or train it again.' : null
}

/** Below this many validation rows one row moves the accuracy by more than a percentage point. */
const few = 100

/**
 * A plain word of caution for a comparison on few rows; null where there are enough, or none at all. `atMost` says that
 * there may be fewer of them.
 */
export function fewRowsNote(rows: number, atMost = false): string | null {
  if (rows <= 0 || rows >= few) return null
  if (atMost) return `At most ${count(rows, 'validation row')}: differences between runs may be chance.`
  const verb = rows === 1 ? 'row is' : 'rows are'
  return `${rows} validation ${verb} few: differences between runs may be chance.`
}

/** The caution for a comparison of several runs: it goes by the run with the fewest validation rows. */
export function chanceNote(runs: readonly Pick<RunSummary, 'metrics'>[]): string | null {
  const rows = runs.flatMap((run) => run.metrics?.validation?.rows ?? [])
  return runs.length > 1 && rows.length > 0 ? fewRowsNote(Math.min(...rows)) : null
}
