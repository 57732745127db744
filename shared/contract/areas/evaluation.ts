import { z } from 'zod'
import { limits } from '../../spec/limits'
import { comparisonSchema, groupComparisonSchema } from '../comparison'
import { curvesSchema } from '../curves'
import { evaluationSchema } from '../evaluation'
import { cellSchema, contributionsSchema, dependenceSchema, importanceSchema, notableRowsSchema } from '../explanation'
import { idSchema, nameSchema } from '../identifiers'
import { inferenceAnswerSchema, intervalKinds } from '../inference'
import { partNameSchema } from '../metrics'
import { artifactSummarySchema } from '../model'

/** How good a run's predictions are, and why it predicts as it does; nothing here trains. */
export const evaluationCalls = {
  /** Every metric of the run's predictions on the rows of a part, with intervals that follow from the seed, the baseline, classes and groups. */
  'evaluation.ofRun': {
    args: z.strictObject({
      run: idSchema,
      part: partNameSchema,
      /** Of two classes, from which probability on a row counts as the event; one half where nobody chose. */
      threshold: z.number().min(0).max(1).optional(),
      /** Figures by the levels or quarters of any column of the dataset too. */
      by: z.strictObject({ column: z.string() }).optional(),
      seed: z.int().min(0).max(limits.seed).optional(),
    }),
    result: evaluationSchema,
  },
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
  /**
   * A report on runs that have ended, as an artifact: one HTML file that needs nothing else. Test rows that nobody has uncovered for a run are
   * not in it.
   */
  'evaluation.report': {
    args: z.strictObject({
      runs: z.array(idSchema).min(1).max(limits.reportedRuns),
      seed: z.int().min(0).max(limits.seed).optional(),
    }),
    result: artifactSummarySchema,
  },
  /**
   * What the coefficients of a run without hidden layers say; null with the reason where that would not be valid. `firth` gives Firth's
   * penalised fit to the same inputs in place of the run's own, for two classes.
   */
  'evaluation.inference': {
    args: z.strictObject({ run: idSchema, intervals: z.enum(intervalKinds), firth: z.boolean().optional() }),
    result: inferenceAnswerSchema,
  },
  /** Permutation importance of each feature on the rows of a part. */
  'evaluation.importance': {
    args: z.strictObject({ run: idSchema, part: partNameSchema, seed: z.int().min(0).max(limits.seed).optional() }),
    result: importanceSchema,
  },
  /** Partial dependence on one feature, with the curves of some rows of the part. `classIndex` has no meaning for a number. */
  'evaluation.dependence': {
    args: z.strictObject({
      run: idSchema,
      part: partNameSchema,
      feature: z.string(),
      classIndex: z.int().min(0).max(limits.classes),
    }),
    result: dependenceSchema,
  },
  /**
   * What moves the model's answer to one row, with other cells where somebody asks what if. Without a row it is one of typical values: medians
   * and most frequent levels.
   */
  'evaluation.contributions': {
    args: z.strictObject({
      run: idSchema,
      /** Of the dataset, counted from 0. */
      row: z.int().min(0).nullable(),
      changes: z.record(z.string(), cellSchema).optional(),
      classIndex: z.int().min(0).max(limits.classes),
    }),
    result: contributionsSchema,
  },
  /** The rows of a part that are predicted worst, or least surely. */
  'evaluation.notableRows': {
    args: z.strictObject({ run: idSchema, part: partNameSchema, most: z.enum(['wrong', 'uncertain']) }),
    result: notableRowsSchema,
  },
  /**
   * Runs of one dataset, split and target on the same rows of a part, each compared with one of them, by every metric; refused with the reason where
   * they are not.
   */
  'evaluation.compare': {
    args: z.strictObject({
      runs: z.array(idSchema).min(2).max(limits.comparedRuns),
      part: partNameSchema,
      /** The run that the others are compared with; the first where nobody chose. */
      reference: idSchema.optional(),
      /** The key of the metric that the sentences are about; the main one of the task where nobody chose. */
      metric: z.string().optional(),
      seed: z.int().min(0).max(limits.seed).optional(),
    }),
    result: comparisonSchema,
  },
  /** Two groups of runs, each of one group of settings in several folds or with several seeds, over those that both have. */
  'evaluation.compareGroups': {
    args: z.strictObject({
      first: z.array(idSchema).min(2).max(limits.groupedRuns),
      second: z.array(idSchema).min(2).max(limits.groupedRuns),
      /** How the groups are called in the sentence. */
      names: z.tuple([nameSchema, nameSchema]),
      part: partNameSchema,
      metric: z.string().optional(),
    }),
    result: groupComparisonSchema,
  },
} as const
