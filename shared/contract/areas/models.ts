import { z } from 'zod'
import { limits } from '../../spec/limits'
import { readingChoicesSchema } from '../../spec/reading'
import { modelExplanationSchema } from '../explanation'
import { fileSourceSchema } from '../fileSource'
import { idSchema, nameSchema } from '../identifiers'
import { artifactSummarySchema, exportFormatSchema, modelSummarySchema, scoreSummarySchema } from '../model'
import { fileComparisonSchema } from '../comparison'
import { fileEvaluationSchema } from '../evaluation'
import { noArguments } from '../noArguments'

/** The library of models, and scoring files with them. */
export const modelsCalls = {
  /** Every model of the library, also those that are removed. */
  'models.list': { args: noArguments, result: z.array(modelSummarySchema) },
  /** Takes a model file into the library; one that is there already is the same model, not a second one. */
  'models.open': { args: z.strictObject({ source: fileSourceSchema }), result: modelSummarySchema },
  /** Puts the model of a run into the library; one that is there already is the same model, not a second one. */
  'models.keep': { args: z.strictObject({ run: idSchema }), result: modelSummarySchema },
  /** The formats that can say all of a run's model; none before it has ended. */
  'models.formats': { args: z.strictObject({ run: idSchema }), result: z.array(exportFormatSchema) },
  /** Writes a run's model in a format, as a model file where none is named; `files.readArtifact` then reads it. */
  'models.export': {
    args: z.strictObject({ run: idSchema, format: idSchema.optional() }),
    result: artifactSummarySchema,
  },
  /** Hides a model, or shows it again. Nothing is deleted. */
  'models.setRemoved': { args: z.strictObject({ model: idSchema, removed: z.boolean() }), result: modelSummarySchema },
  /** Scores a file, read as it says itself but for what is chosen. `operation` is chosen by the caller; `files.readArtifact` then reads the result. */
  'models.score': {
    args: z.strictObject({
      operation: idSchema,
      model: idSchema,
      source: fileSourceSchema,
      reading: readingChoicesSchema.optional(),
    }),
    result: scoreSummarySchema,
  },
  /** How good the model is on a file that has what it predicts; read as one that is scored. Cancelled by its `operation`. */
  'models.evaluate': {
    args: z.strictObject({
      operation: idSchema,
      model: idSchema,
      source: fileSourceSchema,
      reading: readingChoicesSchema.optional(),
      /** A column of the file whose levels or quarters are evaluated each. */
      by: z.string().optional(),
      /** Of two classes, from which probability on a row counts as the event; one half where nobody chose. */
      threshold: z.number().min(0).max(1).optional(),
      seed: z.int().min(0).max(limits.seed).optional(),
    }),
    result: fileEvaluationSchema,
  },
  /**
   * What a model says of itself, and of the rows of a file where there is one: permutation importance where the file has the target, and what
   * moves one of its rows, counted from 0.
   */
  'models.explain': {
    args: z.strictObject({
      model: idSchema,
      source: fileSourceSchema.optional(),
      reading: readingChoicesSchema.optional(),
      row: z.int().min(0).optional(),
      seed: z.int().min(0).max(limits.seed).optional(),
    }),
    result: modelExplanationSchema,
  },
  /** Two models on the rows of a file that both can judge, the second less the first; read as one that is scored. Cancelled by its `operation`. */
  'models.compare': {
    args: z.strictObject({
      operation: idSchema,
      models: z.tuple([idSchema, idSchema]),
      /** What sentences call them. */
      names: z.tuple([nameSchema, nameSchema]),
      source: fileSourceSchema,
      reading: readingChoicesSchema.optional(),
      seed: z.int().min(0).max(limits.seed).optional(),
    }),
    result: fileComparisonSchema,
  },
} as const
