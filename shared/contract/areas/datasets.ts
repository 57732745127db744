import { z } from 'zod'
import { tasks } from '../../spec/choices'
import { limits } from '../../spec/limits'
import { preparationSpecSchema, datasetIdSchema } from '../../spec/runSpec'
import { readingChoicesSchema } from '../../spec/reading'
import { runSpecSchema } from '../../spec/runSpecSchema'
import { previewSchema } from '../preview'
import {
  adviceSchema,
  adviceTrainingSchema,
  classHistogramSchema,
  correlationSchema,
  splitPreviewSchema,
  targetRelationsSchema,
} from '../analysis'
import {
  columnDataSchema,
  sampledColumnsSchema,
  datasetSchema,
  datasetSummarySchema,
  sampleSchema,
  tablePageSchema,
  tableViewSchema,
} from '../dataset'
import { datasetSourceSchema, fileSourceSchema } from '../fileSource'
import { erasedSchema } from '../erased'
import { idSchema, nameSchema } from '../identifiers'
import { noArguments } from '../noArguments'

/** A preparation, and the dataset that it is of. */
const preparedDataset = z.strictObject({
  dataset: datasetIdSchema,
  preparation: preparationSpecSchema,
})

/**
 * Tables: how they come in, their cells, and what can be asked of them beyond their cells. Each of those answers is worked out on a
 * thread of its own.
 */
export const datasetsCalls = {
  /** Every dataset of the workspace, also those that are in the bin. */
  'datasets.list': { args: noArguments, result: z.array(datasetSummarySchema) },
  'datasets.get': { args: z.strictObject({ dataset: datasetIdSchema }), result: datasetSchema },
  /** The tables that come with the app. */
  'datasets.samples': { args: noArguments, result: z.array(sampleSchema) },
  /** How the file would be read; nothing is kept, and an upload stays for the import that follows. */
  'datasets.preview': {
    args: z.strictObject({ source: fileSourceSchema, reading: readingChoicesSchema }),
    result: previewSchema,
  },
  /** Reads and keeps a table. `operation` is chosen by the caller; progress events and `operations.cancel` name it. */
  'datasets.import': {
    args: z.strictObject({ operation: idSchema, source: datasetSourceSchema, reading: readingChoicesSchema }),
    result: datasetSchema,
  },
  'datasets.rename': {
    args: z.strictObject({ dataset: datasetIdSchema, name: nameSchema }),
    result: datasetSummarySchema,
  },
  /** Puts a dataset into the bin, and pauses its runs; or takes it out again. Nothing is deleted. */
  'datasets.setRemoved': {
    args: z.strictObject({ dataset: datasetIdSchema, removed: z.boolean() }),
    result: datasetSummarySchema,
  },
  /** Deletes datasets that are in the bin for good, with their columns, settings and runs. */
  'datasets.erase': {
    args: z.strictObject({ datasets: z.array(datasetIdSchema).min(1).max(limits.erasedAtOnce) }),
    result: erasedSchema,
  },
  /** The settings that were last edited for this dataset; null before any were. */
  'datasets.draft': { args: z.strictObject({ dataset: datasetIdSchema }), result: runSpecSchema.nullable() },
  /** Keeps settings for the dataset that they name. */
  'datasets.saveDraft': { args: z.strictObject({ spec: runSpecSchema }), result: z.null() },
  /** One page of a view. */
  'datasets.rows': {
    args: z.strictObject({
      dataset: datasetIdSchema,
      offset: z.int().min(0),
      count: z.int().min(1).max(limits.tablePageRows),
      /** Null: every row in the order of the file. */
      view: tableViewSchema.nullable(),
    }),
    result: tablePageSchema,
  },
  /** What plots draw: the rows of these columns, of a table of more than `limits.sampledRows` rows as many of them. */
  'datasets.sampledColumns': {
    args: z.strictObject({ dataset: datasetIdSchema, columns: z.array(z.string()).min(1).max(60) }),
    result: sampledColumnsSchema,
  },
  /** Whole columns, in the order of the file. */
  'datasets.columns': {
    args: z.strictObject({ dataset: datasetIdSchema, columns: z.array(z.string()).min(1).max(20) }),
    result: z.array(columnDataSchema),
  },

  /** Pearson's correlation of every pair of these columns of numbers, over the rows where both have a value. */
  'datasets.correlation': {
    args: z.strictObject({
      dataset: datasetIdSchema,
      columns: z.array(z.string()).min(2).max(limits.correlatedColumns),
    }),
    result: correlationSchema,
  },
  /** How a column is spread in each class of a target: bins of equal width, or the most frequent levels. */
  'datasets.classHistogram': {
    args: z.strictObject({ dataset: datasetIdSchema, column: z.string(), target: z.string() }),
    result: classHistogramSchema,
  },
  /** How strongly each of these columns goes together with a target, the strongest first. */
  'datasets.targetRelations': {
    args: z.strictObject({
      dataset: datasetIdSchema,
      columns: z.array(z.string()).min(1).max(limits.columns),
      target: z.string(),
      /** Whether the target is taken for classes or for a number. */
      task: z.enum(tasks),
      /** Of two classes the one that correlations above 0 speak of; null: the second. */
      event: z.string().nullable(),
    }),
    result: targetRelationsSchema,
  },
  /** Which row would be in which part. */
  'datasets.split': { args: preparedDataset, result: splitPreviewSchema },
  /** What may spoil a model that is made so, the worst first. */
  'datasets.advice': {
    args: preparedDataset.extend({
      /** How it is trained; without it only the preparation is looked at. */
      training: adviceTrainingSchema.nullable().default(null),
    }),
    result: z.array(adviceSchema),
  },
} as const
