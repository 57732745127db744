import { z } from 'zod'

/**
 * Why a training ended. converged: the gradient's norm is at most the tolerance. stalled: no step lowers the loss, though the norm
 * is above it. epochs: all of them are over. early: the validation loss has not been lower for as long as the patience says.
 * diverged: a loss or a weight is no longer finite.
 */
export const endingReasons = ['converged', 'stalled', 'epochs', 'early', 'diverged'] as const
export type EndingReason = (typeof endingReasons)[number]

export const endingSchema = z.object({
  reason: z.enum(endingReasons),
  /** The epoch after which it ended. */
  epoch: z.int(),
  /**
   * The Euclidean norm of the gradient of what is minimised, at the last weights; null where nobody has computed it, or other weights are kept. It does not
   * depend on the units of the columns.
   */
  gradientNorm: z.number().nullable(),
})
export type Ending = z.infer<typeof endingSchema>
