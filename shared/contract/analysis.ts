import { z } from 'zod'
import { columnRuleSchema, splitKinds } from '../spec/runSpec'
import { float64Array, uint8Array } from './typedArrays'

export const correlationSchema = z.object({
  columns: z.array(z.string()),
  /** columns × columns, row by row; NaN where it is not defined. */
  values: float64Array,
})
export type Correlation = z.infer<typeof correlationSchema>

export const classHistogramSchema = z.object({
  column: z.string(),
  target: z.string(),
  /** Of the bins or levels. */
  labels: z.array(z.string()),
  classes: z.array(z.object({ name: z.string(), counts: z.array(z.int()) })),
})
export type ClassHistogram = z.infer<typeof classHistogramSchema>

/** 0 is in no part: a value is missing. */
export const partCodes = { none: 0, train: 1, validation: 2, test: 3 } as const

export const splitPreviewSchema = z.object({
  /** A code of `partCodes` for each row. */
  parts: uint8Array,
  counts: z.object({ train: z.int(), validation: z.int(), test: z.int(), dropped: z.int() }),
})
export type SplitPreview = z.infer<typeof splitPreviewSchema>

export const adviceCodes = [
  'identifier-feature',
  'target-leakage',
  'duplicate-rows',
  'class-imbalance',
  'constant-column',
  'near-duplicate-columns',
  'more-inputs-than-rows',
  'zeros-as-missing',
] as const
export type AdviceCode = (typeof adviceCodes)[number]

/** A change of the settings, made by one click: what is named replaces what is there. */
export const fixSchema = z.object({
  /** What the click does: "Leave id out". */
  label: z.string(),
  features: z.array(z.string()).optional(),
  /** Merged into the rules of each column. */
  columns: z.record(z.string(), columnRuleSchema).optional(),
  split: z.enum(splitKinds).optional(),
  splitColumn: z.string().nullable().optional(),
  classWeights: z.literal('balanced').optional(),
  l2: z.number().optional(),
})
export type Fix = z.infer<typeof fixSchema>

export const adviceSchema = z.object({
  code: z.enum(adviceCodes),
  columns: z.array(z.string()),
  /** What was found, with its figures. */
  message: z.string(),
  /** Why it matters. */
  reason: z.string(),
  /** The first rows that show it, counted from 1; at most ten. */
  rows: z.array(z.int()),
  fix: fixSchema.nullable(),
})
export type Advice = z.infer<typeof adviceSchema>
