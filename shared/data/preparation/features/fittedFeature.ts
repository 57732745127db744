import type { RunWarning } from '../../../contract/warning'
import type { FittedInput } from '../fittedPreparation'

/** A feature as it was fitted, and what was seen of it in the training rows. */
export interface FittedFeature {
  input: FittedInput
  /** All of its inputs are the same in every training row. */
  constant: boolean
  warnings: RunWarning[]
}
