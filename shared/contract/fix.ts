import { z } from 'zod'
import { limits } from '../spec/limits'
import { type TrainingSpec, columnRuleSchema, preparationSpecSchema, trainingSpecSchema } from '../spec/runSpec'

const preparation = preparationSpecSchema.shape
const training = trainingSpecSchema.shape

/** A change of the settings, made by one click: what is named replaces what is there, and what follows it follows. */
export const fixSchema = z.object({
  /** What the click does: "Leave id out". */
  label: z.string(),
  features: z.array(z.string()).optional(),
  /** Merged into the rules of each column. */
  columns: z.record(z.string(), columnRuleSchema).optional(),
  split: preparation.split.optional(),
  splitColumn: preparation.splitColumn.optional(),
  standardization: preparation.standardization.optional(),
  classWeights: z.enum(['none', 'balanced']).optional(),
  loss: training.loss.optional(),
  l1: training.l1.optional(),
  l2: training.l2.optional(),
  labelSmoothing: training.labelSmoothing.optional(),
  patience: training.patience.optional(),
  tolerance: training.tolerance.optional(),
  epochs: training.epochs.optional(),
  optimizer: training.optimizer.optional(),
  precision: training.precision.optional(),
})
export type Fix = z.infer<typeof fixSchema>

/** What a run is trained with next that has not settled when its epochs are over: twice as many; null where there cannot be more. */
export function moreEpochsFix({ epochs }: Pick<TrainingSpec, 'epochs'>): Fix | null {
  if (epochs >= limits.epochs) return null
  const more = Math.min(2 * epochs, limits.epochs)
  return { label: `Go on with ${more} epochs`, epochs: more }
}
