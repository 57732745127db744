import { z } from 'zod'
import { remedySchema } from './dataset'
import { partNameSchema } from './metrics'
import { scoreWarningSchema } from './scoreWarning'

/** How a difference was tested; see shared/evaluation/comparison. */
export const comparisonTests = ['bootstrap', 'mcnemar', 'delong', 'resampled'] as const
export type ComparisonTest = (typeof comparisonTests)[number]

/** A figure of one model less that of another on the same rows, with its 95 % interval and the p value of no difference. */
export const differenceSchema = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  p: z.number().nullable(),
  /** The p value by Holm's correction for all comparisons that are told together; of a single one the same. */
  corrected: z.number().nullable(),
  /** Null where there is no test. */
  test: z.enum(comparisonTests).nullable(),
  /** Why there is no value, or no test; a sentence. */
  reason: z.string().optional(),
})
export type Difference = z.infer<typeof differenceSchema>

/** By the key of a metric (shared/evaluation/metrics). */
export const differencesSchema = z.record(z.string(), differenceSchema)
export type Differences = z.infer<typeof differencesSchema>

/** Several runs on the same rows of a part, each against one of them. */
export const comparisonSchema = z.object({
  part: partNameSchema,
  rows: z.int().min(0),
  /** That each row counts by its weight in the table. */
  weighted: z.literal(true).optional(),
  /** The run that the others are compared with. */
  reference: z.string(),
  /** The metric that the sentences are about. */
  metric: z.string(),
  /** In the order in which they were asked for, the reference among them. */
  runs: z.array(
    z.object({
      run: z.string(),
      /** By the key of a metric. */
      values: z.record(z.string(), z.number().nullable()),
      /** Of this run less the reference; null for the reference. */
      differences: differencesSchema.nullable(),
      sentence: z.string().nullable(),
    }),
  ),
  /** Whether the difference is real; of several, which are. */
  sentence: z.string(),
  /** What is to be known of the rows: that these are not all of the part. */
  notes: z.array(z.string()),
})
export type Comparison = z.infer<typeof comparisonSchema>

/** Two groups of runs, each of one group of settings, over the folds or seeds that both have. */
export const groupComparisonSchema = z.object({
  part: partNameSchema,
  metric: z.string(),
  splits: z.int(),
  differences: differencesSchema,
  sentence: z.string(),
})
export type GroupComparison = z.infer<typeof groupComparisonSchema>

/** Two models on those rows of a file that both can judge. */
export const fileComparisonSchema = z.object({
  rows: z.int().min(0),
  /** That each row counts by the column of weights of the models. */
  weighted: z.boolean(),
  /** What the models predict. */
  target: z.string(),
  /** None where it is a number. */
  classes: z.array(z.string()),
  models: z.array(z.object({ name: z.string(), values: z.record(z.string(), z.number().nullable()) })),
  /** Of the second less the first; p is corrected for all metrics. */
  differences: differencesSchema,
  /** Of the main metric alone, whose p needs no correction. */
  sentence: z.string(),
  /** Rows of the file, and those that each of the models can judge. */
  counts: z.object({ file: z.int(), judged: z.array(z.int()) }),
  warnings: z.array(scoreWarningSchema),
  /** Readings of the file that the warnings offer. */
  remedies: z.array(remedySchema),
})
export type FileComparison = z.infer<typeof fileComparisonSchema>
