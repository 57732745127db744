import { z } from 'zod'
import { fileSourceSchema } from '../fileSource'
import { idSchema } from '../identifiers'
import { modelSummarySchema, scoreSummarySchema } from '../model'
import { noArguments } from '../noArguments'

/** The library of models, and scoring files with them. */
export const modelsCalls = {
  /** Every model of the library, also those that are removed. */
  'models.list': { args: noArguments, result: z.array(modelSummarySchema) },
  /** Takes a model file into the library; one that is there already is the same model, not a second one. */
  'models.open': { args: z.strictObject({ source: fileSourceSchema }), result: modelSummarySchema },
  /** The model file of a run, which is also kept in the library. */
  'models.export': {
    args: z.strictObject({ run: idSchema }),
    result: z.object({ fileName: z.string(), text: z.string() }),
  },
  /** Hides a model, or shows it again. Nothing is deleted. */
  'models.setRemoved': { args: z.strictObject({ model: idSchema, removed: z.boolean() }), result: modelSummarySchema },
  /** Scores a file. `job` is chosen by the caller; `files.readArtifact` then reads the result. */
  'models.score': {
    args: z.strictObject({ job: idSchema, model: idSchema, source: fileSourceSchema }),
    result: scoreSummarySchema,
  },
} as const
