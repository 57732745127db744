import { z } from 'zod'
import { columnTypes } from './reading'

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
  /**
   * Null unless the column holds numbers or dates (milliseconds since 1970-01-01, UTC). `sd` is the population standard deviation,
   * quantiles are of type 7.
   */
  min: z.number().nullable(),
  max: z.number().nullable(),
  mean: z.number().nullable(),
  sd: z.number().nullable(),
  lowerQuartile: z.number().nullable().default(null),
  median: z.number().nullable(),
  upperQuartile: z.number().nullable().default(null),
  /** Levels of a category, boolean or text column, and distinct values of a number column, while there are at most 100. */
  levels: z.array(z.string()).nullable(),
  histogram: histogramSchema,
})
export type ColumnInfo = z.infer<typeof columnInfoSchema>
