import { z } from 'zod'
import { float64Array, uint32Array, uint8Array } from './typedArrays'

/** What a run's model says of every row of its dataset that it can use, beside the truth. Entry i of each array is the same row. */
export const predictionsSchema = z.object({
  /** Numbers of the rows in the dataset, counted from 0, ascending. */
  rows: uint32Array,
  /** The part of each, a code of `partCodes`. */
  parts: uint8Array,
  /** The true class, an index into `classes`; or the true number, in its own unit. */
  truth: z.union([uint8Array, float64Array]),
  /**
   * For two classes the probability of the second, for more those of all classes row by row, for a number the predicted one in
   * its own unit.
   */
  values: float64Array,
  /** None where the target is a number. */
  classes: z.array(z.string()),
})
export type Predictions = z.infer<typeof predictionsSchema>
