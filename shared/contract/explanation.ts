import { z } from 'zod'
import { inferenceReasonSchema, inferenceSchema } from './inference'
import { partNameSchema } from './metrics'
import { scoreWarningSchema } from './scoreWarning'
import { float64Array, uint32Array } from './typedArrays'

/** A cell as it is in the table: a number, a date in milliseconds, or a level; null is a missing value. */
export const cellSchema = z.union([z.number(), z.string(), z.null()])
export type Cell = z.infer<typeof cellSchema>

/**
 * How much worse a model predicts the rows of a part once the cells of one feature are shuffled among them, all of its inputs together: its
 * loss then less its loss before.
 */
export const importanceSchema = z.object({
  /** Null for the rows of a file. */
  part: partNameSchema.nullable(),
  /** The loss that is told: nats, or the unit of the target. */
  metric: z.enum(['logLoss', 'rmse']),
  /** Rows that were shuffled: all of the part, or a sample of a large one. */
  rows: z.int(),
  rowsOfPart: z.int(),
  shuffles: z.int(),
  seed: z.int(),
  /** Before anything is shuffled; null where it is infinite. */
  loss: z.number().nullable(),
  /** The largest first. */
  features: z.array(
    z.object({
      feature: z.string(),
      importance: z.number().nullable(),
      standardError: z.number().nullable(),
      /** The 95 % interval over other rows of the same kind. */
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
})
export type Importance = z.infer<typeof importanceSchema>

/**
 * Partial dependence: what a model says on average once every row has the same value of one feature; and of single rows (individual
 * conditional expectation).
 */
export const dependenceSchema = z.object({
  part: partNameSchema,
  feature: z.string(),
  kind: z.enum(['number', 'date', 'category']),
  /** The class whose probability it is, or the name of the target. */
  quantity: z.enum(['probability', 'value']),
  className: z.string(),
  rows: z.int(),
  rowsOfPart: z.int(),
  /** Values of the feature from the least to the greatest of these rows, or its levels; one of the two is empty. */
  grid: float64Array,
  levels: z.array(z.string()),
  /** At each of them the mean, and the tenth and ninetieth percentile of the rows. */
  mean: float64Array,
  low: float64Array,
  high: float64Array,
  /** Row by row along the grid, of these rows of the dataset, counted from 0. */
  curves: float64Array,
  curveRows: uint32Array,
  /** The deciles of the feature: where its rows are, and the curve can be believed. Empty for levels. */
  deciles: float64Array,
})
export type Dependence = z.infer<typeof dependenceSchema>

/** How much each part of a row moves what the model says of it. */
export const contributionsSchema = z.object({
  /** Counted from 0; null for a row that is none of the dataset. */
  row: z.int().nullable(),
  /** logit: of the class, of two. score: its logit less the mean of the logits, of more. value: the predicted number. */
  quantity: z.enum(['logit', 'score', 'value']),
  /** The class, or the name of the target. */
  className: z.string(),
  /** What the model says of the row, on that scale; and as probabilities of the classes, or as the number. */
  total: z.number(),
  probabilities: z.array(z.number()).nullable(),
  value: z.number().nullable(),
  /** The cells of the row by feature, with what was changed, and which were. */
  cells: z.record(z.string(), cellSchema),
  changed: z.array(z.string()),
  /**
   * Without hidden layers: weight × (value - training mean), summed over the inputs of each feature; products by themselves. `base`, the
   * answer at the mean of every input, and all contributions add up to `total`. Null for a network with hidden layers.
   */
  linear: z
    .object({
      base: z.number(),
      contributions: z.array(z.object({ name: z.string(), feature: z.string().nullable(), contribution: z.number() })),
    })
    .nullable(),
  /** Shapley values against training rows: with `base`, the mean over those, they add up to `total`. */
  shapley: z.object({
    base: z.number(),
    /** closed: of a sum of features, over all training rows. exact: over all sets of features. sampled: over orders of them. */
    method: z.enum(['closed', 'exact', 'sampled']),
    /** Training rows that it is against, and orders that were drawn. */
    rows: z.int(),
    orders: z.int().nullable(),
    /** The standard error is that of the orders; null where there are none. */
    contributions: z.array(
      z.object({ feature: z.string(), contribution: z.number(), standardError: z.number().nullable() }),
    ),
  }),
})
export type Contributions = z.infer<typeof contributionsSchema>

/** The rows of a part that a model predicts worst, or is least sure of. */
export const notableRowsSchema = z.object({
  part: partNameSchema,
  most: z.enum(['wrong', 'uncertain']),
  /** Of two or more classes the log loss of the row, or the lead of its likeliest class over the next; of a number the size of its error. */
  measure: z.enum(['logLoss', 'lead', 'error']),
  rows: z.array(
    z.object({
      /** Counted from 0. */
      row: z.int(),
      /** A class, or a number. */
      truth: cellSchema,
      predicted: cellSchema,
      /** Of the true class, and of the predicted one; null for a number. */
      ofTruth: z.number().nullable(),
      ofPredicted: z.number().nullable(),
      /** By what the rows are ordered; null where the loss is infinite. */
      measure: z.number().nullable(),
    }),
  ),
})
export type NotableRows = z.infer<typeof notableRowsSchema>

/** What a model file says of itself, and of the rows of a file. */
export const modelExplanationSchema = z.object({
  name: z.string(),
  target: z.string(),
  classes: z.array(z.string()),
  /** Units of its hidden layers. */
  hidden: z.array(z.int()),
  /**
   * Its weights as coefficients: per unit of the input in the table, and per unit of what the network sees. Null for hidden layers; of more
   * than two classes against the first.
   */
  coefficients: z
    .array(
      z.object({
        name: z.string(),
        feature: z.string().nullable(),
        class: z.string().optional(),
        estimate: z.number(),
        standardized: z.number(),
      }),
    )
    .nullable(),
  inference: inferenceSchema.nullable(),
  inferenceReason: inferenceReasonSchema.nullable(),
  /** Null without a file. */
  file: z
    .object({
      rows: z.int(),
      /** Null with a reason where the file has no target. */
      importance: importanceSchema.nullable(),
      importanceReason: z.string().nullable(),
      /** Of the row that was asked for, against the rows of the file. */
      contributions: contributionsSchema.nullable(),
      warnings: z.array(scoreWarningSchema),
    })
    .nullable(),
})
export type ModelExplanation = z.infer<typeof modelExplanationSchema>
