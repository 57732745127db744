import { z } from 'zod'
import { curvesSchema } from './curves'
import { remedySchema } from './dataset'
import { scoreWarningSchema } from './scoreWarning'

/** How an interval was made; see shared/evaluation/intervals. */
export const intervalMethods = ['wilson', 'delong', 'bootstrap'] as const

/** A figure with its 95 % interval; what is null says why. */
export const estimateSchema = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Null where there is no interval. */
  method: z.enum(intervalMethods).nullable(),
  /** Why the value is not defined for these rows, or has no interval; a sentence. */
  reason: z.string().optional(),
})
export type Estimate = z.infer<typeof estimateSchema>

/** By the key of a metric (shared/evaluation/metrics). */
export const estimatesSchema = z.record(z.string(), estimateSchema)
export type Estimates = z.infer<typeof estimatesSchema>

/** What a model says of some rows, measured: every figure with its interval, and beside it what no feature at all would reach. */
export const evaluationSchema = z.object({
  rows: z.int().min(0),
  /** That each row counts by its weight in the table. */
  weighted: z.literal(true).optional(),
  /** In the order of the model, the event last of two; none where the target is a number. */
  classes: z.array(z.string()),
  /** Of two classes, from which probability on a row is predicted as the event. */
  threshold: z.number().nullable(),
  metrics: estimatesSchema,
  /** The same metrics of a constant answer, which is what a model reaches that uses no feature: the shares of the classes, or the mean. */
  baseline: z.record(z.string(), z.number().nullable()),
  /** Of which rows those shares are: of the training rows where they are known, else of the evaluated rows themselves. */
  baselineOf: z.enum(['train', 'rows']),
  /** The Brier score of two classes in parts (`brierParts`): reliability - resolution + uncertainty + within. */
  brierParts: z
    .object({ reliability: z.number(), resolution: z.number(), uncertainty: z.number(), within: z.number() })
    .nullable(),
  /** Each class against the others; none where the target is a number. */
  perClass: z.array(z.object({ class: z.string(), rows: z.int().min(0), metrics: estimatesSchema })),
  /** Metrics of each class brought together, for more than two classes. */
  averages: z
    .object({
      macro: z.record(z.string(), z.number().nullable()),
      micro: z.record(z.string(), z.number().nullable()),
      weighted: z.record(z.string(), z.number().nullable()),
    })
    .nullable(),
  /** Rows of the true class, columns of the predicted class, counted without weights; null for a number. */
  confusion: z.array(z.array(z.int())).nullable(),
  /** The same metrics by the levels, or the quarters, of a column; null where nobody asked. */
  by: z
    .object({
      column: z.string(),
      groups: z.array(
        z.object({
          /** A level, or the bounds of a quarter as text. */
          label: z.string(),
          rows: z.int().min(0),
          /** That so few rows say little. */
          few: z.boolean(),
          metrics: estimatesSchema,
        }),
      ),
      /**
       * By metric, how often differences between the groups at least as large come by chance: the share of shuffles of the rows. Groups
       * of few rows take no part; null where fewer than two are left, or rows are too many to be shuffled.
       */
      chance: z.record(z.string(), z.number().nullable()),
      /** How often they were shuffled. */
      shuffles: z.int().min(0),
    })
    .nullable(),
})
export type Evaluation = z.infer<typeof evaluationSchema>

/** A model on the rows of a file that has what it predicts. */
export const fileEvaluationSchema = z.object({
  evaluation: evaluationSchema,
  /** Of two classes those of the event. */
  curves: curvesSchema.nullable(),
  /** What the model predicts. */
  target: z.string(),
  /** Rows of the file, and those that are not evaluated: a feature, the truth or the weight is missing, or the model knows no such class. */
  counts: z.object({
    ...{ file: z.int(), unscored: z.int(), withoutTruth: z.int(), unknownClass: z.int(), withoutWeight: z.int() },
  }),
  warnings: z.array(scoreWarningSchema),
  /** Readings of the file that the warnings offer. */
  remedies: z.array(remedySchema),
})
export type FileEvaluation = z.infer<typeof fileEvaluationSchema>
