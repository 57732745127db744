import { z } from 'zod'
import { limits } from '../spec/limits'
import { columnRuleSchema, preparationSpecSchema, splitKinds } from '../spec/preparationSpec'
import { float64Array, uint8Array } from './typedArrays'

/** What can be asked of a dataset beyond its cells; each is worked out on a thread of its own. */
export const questionSchema = z.discriminatedUnion('kind', [
  /** Pearson's correlation of every pair of these columns of numbers, over the rows where both have a value. */
  z.strictObject({
    kind: z.literal('correlation'),
    columns: z.array(z.string()).min(2).max(limits.correlatedColumns),
  }),
  /** How a column is spread in each class of a target: bins of equal width, or the most frequent levels. */
  z.strictObject({ kind: z.literal('classHistogram'), column: z.string(), target: z.string() }),
  /** Which row would be in which part. */
  z.strictObject({
    kind: z.literal('split'),
    preparation: preparationSpecSchema,
    seed: z.int().min(0).max(limits.seed),
  }),
  /** What may spoil a model that is made so. */
  z.strictObject({
    kind: z.literal('advice'),
    preparation: preparationSpecSchema,
    seed: z.int().min(0).max(limits.seed),
  }),
])
export type Question = z.infer<typeof questionSchema>

export const correlationSchema = z.object({
  kind: z.literal('correlation'),
  columns: z.array(z.string()),
  /** columns × columns, row by row; NaN where it is not defined. */
  values: float64Array,
})
export type Correlation = z.infer<typeof correlationSchema>

export const classHistogramSchema = z.object({
  kind: z.literal('classHistogram'),
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
  kind: z.literal('split'),
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

export const answerSchema = z.discriminatedUnion('kind', [
  correlationSchema,
  classHistogramSchema,
  splitPreviewSchema,
  z.object({ kind: z.literal('advice'), advice: z.array(adviceSchema) }),
])
export type Answer = z.infer<typeof answerSchema>
export type AnswerTo<Kind extends Question['kind']> = Extract<Answer, { kind: Kind }>

export function isAnswerTo<Kind extends Question['kind']>(kind: Kind, answer: Answer): answer is AnswerTo<Kind> {
  return answer.kind === kind
}
