import { z } from 'zod'
import { float64Array } from './typedArrays'

const curveSchema = z.object({ x: float64Array, y: float64Array, thresholds: float64Array })
const bandSchema = z.object({ low: float64Array, high: float64Array })

/** What is drawn of a run's probabilities of one class on the rows of a part; see shared/evaluation/curves. */
export const curvesSchema = z.object({
  classIndex: z.int().min(0),
  /** Each counted once. */
  rows: z.int().min(0),
  positives: z.number(),
  negatives: z.number(),
  rowsPerWeight: z.number(),
  roc: curveSchema,
  rocBand: bandSchema.nullable(),
  precisionRecall: curveSchema,
  precisionRecallBand: bandSchema.nullable(),
  gain: curveSchema,
  reliability: z.array(
    z.object({
      from: z.number(),
      to: z.number(),
      rows: z.int(),
      weight: z.number(),
      predicted: z.number().nullable(),
      observed: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
  truePositives: float64Array,
  falsePositives: float64Array,
})
export type RunCurves = z.infer<typeof curvesSchema>
