import type { PartMetrics } from '@shared/contract/metrics'
import { type RunWarning, warn } from '@shared/contract/warning'

/**
 * Whether weights predict every one of these rows right, of two classes at least. The weights of a logistic regression then
 * separate its classes completely: they are the proof themselves (Albert and Anderson, Biometrika 71, 1984), however large the
 * table is.
 */
export function separates(train: PartMetrics | null): boolean {
  const confusion = train?.confusion ?? []
  const present = confusion.filter((counts) => counts.some((count) => count > 0))
  const allRight = confusion.every((counts, row) => counts.every((count, column) => count === 0 || column === row))
  return present.length >= 2 && allRight
}

/** The advice of a run at its end; where a table was too large for the test of separation, by what its weights prove. */
export function withOwnProof(advice: readonly RunWarning[], isSeparated: boolean, target: string): RunWarning[] {
  return advice.map((warning) =>
    isSeparated && warning.code === 'separation-not-tested'
      ? warn(
          'separation',
          `No finite estimate: the trained weights separate every class of ${target} from the rest in the training rows, without exception. The weights grow without bound; a penalty keeps them finite.`,
        )
      : warning,
  )
}
