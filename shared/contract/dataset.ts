import { z } from 'zod'
import { limits } from '../spec/limits'
import { columnInfoSchema } from '../spec/columnInfo'
import { readingChoicesSchema, readingSchema } from '../spec/reading'
import { datasetIdSchema } from '../spec/runSpec'
import { float64Array, uint32Array } from './typedArrays'

/** What an import counts, locates and tells. */
export const warningCodes = [
  'missing-values',
  'not-a-number',
  'not-a-date',
  'not-a-boolean',
  'not-finite',
  'not-exact',
  'exponent',
  'leading-zeros',
  'thousands',
  'decimal-comma',
  'mixed-decimals',
  'ambiguous-dates',
  'identifier',
  'constant-column',
  'blank-line',
  'comment-line',
  'ragged-row',
  'no-header',
  'doubtful-header',
  'lines-above',
  'doubtful-encoding',
  'blank-name',
  'duplicate-name',
  'unquoted-quote',
  'replacement-character',
  'column-form',
  'other-reading',
  'mixed-units',
  'missing-word',
  'merged-levels',
  'alike-levels',
  'repeated-header',
  'row-left-out',
  'label-row',
  'totals-row',
  'boolean-digits',
  'number-form',
  'long-integers',
  'filled-row',
  'trailing-delimiter',
  'missing-number',
  'notes-below',
] as const

/** A choice that reads what a warning is about otherwise, with what it would keep and lose. */
export const remedySchema = z.object({
  label: z.string(),
  /** Types and forms are those of the columns that change; all others stay as they are. */
  changes: readingChoicesSchema,
  /** Cells that would have a value, and cells that would be missing then; of a choice about rows, rows that stay and that are left out. */
  kept: z.int(),
  lost: z.int(),
})
export type Remedy = z.infer<typeof remedySchema>

export const importWarningSchema = z.object({
  code: z.enum(warningCodes),
  /** The column's name, or null where the warning is about rows or the file. */
  column: z.string().nullable(),
  /** How many cells or rows are meant. */
  count: z.int(),
  /** The first data rows that show it, counted from 1 (the header is not a row); at most ten. */
  rows: z.array(z.int()),
  message: z.string(),
  /** The one that loses least first. */
  remedies: z.array(remedySchema).optional(),
})
export type ImportWarning = z.infer<typeof importWarningSchema>

export const datasetSummarySchema = z.object({
  id: datasetIdSchema,
  name: z.string(),
  rows: z.int(),
  columnCount: z.int(),
  bytes: z.int(),
  importedAt: z.string(),
  warningCount: z.int(),
  /** Whether it is in the bin: not shown, but nothing of it is deleted. */
  removed: z.boolean().default(false),
})
export type DatasetSummary = z.infer<typeof datasetSummarySchema>

export const datasetSchema = datasetSummarySchema.extend({
  /** The name of its file, where a person gave it another one. */
  fileName: z.string().optional(),
  /** sha-256 of the source bytes. */
  source: z.string(),
  reading: readingSchema,
  /** Whether the columns are too large for memory and are read from the workspace as they are needed. */
  onDisk: z.boolean(),
  columns: z.array(columnInfoSchema),
  warnings: z.array(importWarningSchema),
  /** What a person most likely wants to predict: null where no column has 2 to 100 classes. */
  suggestedTarget: z.string().nullable(),
})
export type Dataset = z.infer<typeof datasetSchema>

const filterSchema = z.discriminatedUnion('kind', [
  /** Numbers and dates; null leaves that side open. Missing values are left out. */
  z.strictObject({
    kind: z.literal('range'),
    column: z.string(),
    from: z.number().nullable(),
    to: z.number().nullable(),
  }),
  /** Cells that are one of these levels; null is a missing value. */
  z.strictObject({ kind: z.literal('levels'), column: z.string(), levels: z.array(z.string().nullable()).max(200) }),
])
export type RowFilter = z.infer<typeof filterSchema>

/** Which rows of a table are shown, and in which order. */
export const tableViewSchema = z.strictObject({
  /** Rows of equal value keep the order of the file; missing values come last in both directions. */
  sort: z.strictObject({ column: z.string(), descending: z.boolean() }).nullable(),
  /** All must hold. */
  filters: z.array(filterSchema).max(50),
  /** A text that some cell of the row holds, in any case; empty for none. */
  search: z.string().max(limits.searchCharacters),
})
export type TableView = z.infer<typeof tableViewSchema>

export const tablePageSchema = z.object({
  offset: z.int(),
  /** How many rows the view has. */
  total: z.int(),
  /** The rows' places in the file, counted from 0. */
  numbers: uint32Array,
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

/** Some rows of some columns: all of a table that is not large, else a sample, the same one every time. */
export const sampledColumnsSchema = z.object({
  /** The rows' places in the file, from 0, ascending. */
  numbers: uint32Array,
  /** Rows of the table. */
  total: z.int(),
  columns: z.array(columnDataSchema),
})
export type SampledColumns = z.infer<typeof sampledColumnsSchema>

export const sampleSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  generated: z.boolean(),
})
export type Sample = z.infer<typeof sampleSchema>
