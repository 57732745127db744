import { z } from 'zod'
import { type RunSpec, networkSpecSchema, trainingSpecSchema } from '../spec/runSpec'
import { fixSchema } from './fix'
import { adviceCodes } from './warning'
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

/** What says how strongly two columns go together, by their kinds. */
export const relationMeasures = ['pearson', 'pointBiserial', 'correlationRatio', 'cramersV'] as const
export type RelationMeasure = (typeof relationMeasures)[number]

export const targetRelationSchema = z.object({
  column: z.string(),
  measure: z.enum(relationMeasures),
  /** From -1 to 1, or from 0 to 1; NaN where it is not defined. */
  value: z.number().or(z.nan()),
  /** Rows where both are there. */
  rows: z.int(),
})
export type TargetRelation = z.infer<typeof targetRelationSchema>

export const targetRelationsSchema = z.object({
  target: z.string(),
  /** The strongest first. */
  relations: z.array(targetRelationSchema),
})
export type TargetRelations = z.infer<typeof targetRelationsSchema>

/** 0 is in no part: a value is missing. */
export const partCodes = { none: 0, train: 1, validation: 2, test: 3 } as const

export const splitPreviewSchema = z.object({
  /** A code of `partCodes` for each row. */
  parts: uint8Array,
  counts: z.object({ train: z.int(), validation: z.int(), test: z.int(), dropped: z.int() }),
})
export type SplitPreview = z.infer<typeof splitPreviewSchema>

const network = networkSpecSchema.shape
const training = trainingSpecSchema.shape

/** What of a run beside its preparation decides on what is doubtful. */
export const adviceTrainingSchema = z.strictObject({
  hidden: network.hidden,
  classWeights: training.classWeights,
  l1: training.l1,
  l2: training.l2,
  labelSmoothing: training.labelSmoothing,
})
export type AdviceTraining = z.infer<typeof adviceTrainingSchema>

export function adviceTrainingOf({ network, training }: Pick<RunSpec, 'network' | 'training'>): AdviceTraining {
  const { classWeights, l1, l2, labelSmoothing } = training
  return { hidden: network.hidden, classWeights, l1, l2, labelSmoothing }
}

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
