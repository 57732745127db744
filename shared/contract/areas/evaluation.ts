import { z } from 'zod'
import { limits } from '../../spec/limits'
import { curvesSchema } from '../curves'
import { idSchema } from '../identifiers'
import { partNameSchema } from '../metrics'

/** How good a run's predictions are, and why it predicts as it does; nothing here trains. */
export const evaluationCalls = {
  /** Curves of the run's probability of one class against the others, on the rows of a part, with bands that follow from the seed. */
  'evaluation.curves': {
    args: z.strictObject({
      run: idSchema,
      part: partNameSchema,
      /** Of the classes of the run, in their order: of two the second is the event. */
      classIndex: z.int().min(0).max(limits.classes),
      seed: z.int().min(0).max(limits.seed).optional(),
    }),
    result: curvesSchema,
  },
} as const
