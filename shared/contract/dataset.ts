import { z } from 'zod'
import { datasetIdSchema } from './runSpec'
import { float64Array, uint32Array } from './typedArrays'

export const columnTypes = ['number', 'integer', 'boolean', 'category', 'text'] as const
export type ColumnType = (typeof columnTypes)[number]

export const warningCodes = [
  'missing-values',
  'not-a-number',
  'not-finite',
  'not-exact',
  'decimal-comma',
  'constant-column',
  'blank-line',
  'no-header',
  'replacement-character',
] as const

export const importWarningSchema = z.object({
  code: z.enum(warningCodes),
  /** The column's name, or null where the warning is about rows or the file. */
  column: z.string().nullable(),
  /** How many cells or rows are meant. */
  count: z.int(),
  /** The first data rows that show it, counted from 1 (the header is not a row); at most ten. */
  rows: z.array(z.int()),
  message: z.string(),
})
export type ImportWarning = z.infer<typeof importWarningSchema>

export const histogramSchema = z.object({
  /** For numbers: bins of equal width from min to max. For categories: the most frequent levels first. */
  labels: z.array(z.string()),
  counts: z.array(z.int()),
})

export const columnInfoSchema = z.object({
  name: z.string(),
  type: z.enum(columnTypes),
  missing: z.int(),
  distinct: z.int(),
  /** Null unless the column holds numbers. `sd` is the population standard deviation. */
  min: z.number().nullable(),
  max: z.number().nullable(),
  mean: z.number().nullable(),
  sd: z.number().nullable(),
  median: z.number().nullable(),
  /** Levels of a category, boolean or text column, and distinct values of a number column, while there are at most 100. */
  levels: z.array(z.string()).nullable(),
  histogram: histogramSchema,
})
export type ColumnInfo = z.infer<typeof columnInfoSchema>

export const datasetSummarySchema = z.object({
  id: datasetIdSchema,
  name: z.string(),
  rows: z.int(),
  columnCount: z.int(),
  bytes: z.int(),
  importedAt: z.string(),
  warningCount: z.int(),
})
export type DatasetSummary = z.infer<typeof datasetSummarySchema>

export const datasetSchema = datasetSummarySchema.extend({
  delimiter: z.string(),
  encoding: z.string(),
  header: z.boolean(),
  columns: z.array(columnInfoSchema),
  warnings: z.array(importWarningSchema),
  /** What a person most likely wants to predict: null where no column has 2 to 100 classes. */
  suggestedTarget: z.string().nullable(),
})
export type Dataset = z.infer<typeof datasetSchema>

export const tablePageSchema = z.object({
  offset: z.int(),
  /** Row by row, the cells as text; null is a missing value. */
  rows: z.array(z.array(z.string().nullable())),
})
export type TablePage = z.infer<typeof tablePageSchema>

export const columnDataSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number'), name: z.string(), values: float64Array }),
  z.object({
    kind: z.literal('category'),
    name: z.string(),
    /** Index into `levels`; 0xFFFFFFFF is a missing value. */
    codes: uint32Array,
    levels: z.array(z.string()),
  }),
])
export type ColumnData = z.infer<typeof columnDataSchema>

export const sampleSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  generated: z.boolean(),
})
export type Sample = z.infer<typeof sampleSchema>
