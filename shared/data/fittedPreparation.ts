import { z } from 'zod'
import { limits } from '../contract/limits'
import { missingRules, standardizations } from '../contract/runSpec'

/** Class and level names decide which output or input is meant: none may be there twice. */
const distinct = (names: readonly string[]): boolean => new Set(names).size === names.length

const fittedNumberSchema = z.strictObject({
  feature: z.string(),
  kind: z.literal('number'),
  /** The value enters the network as (value - center) / scale. */
  center: z.number(),
  scale: z.number().positive(),
  /** What a missing value becomes, on the scale of the table: the training mean. Null where such rows are dropped. */
  impute: z.number().nullable(),
  /** Of the training rows, on the scale of the table. */
  median: z.number(),
})

const fittedCategorySchema = z.strictObject({
  feature: z.string(),
  kind: z.literal('category'),
  /** One input each, 0 or 1, in this order: every level that a training row has. */
  levels: z.array(z.string()).max(limits.featureLevels).refine(distinct, 'names a level twice'),
  /** What a missing value becomes: the most frequent level. Null where such rows are dropped. */
  impute: z.string().nullable(),
  /** The most frequent level of the training rows; the first of them on a tie. */
  mode: z.string(),
})

export const fittedInputSchema = z.discriminatedUnion('kind', [fittedNumberSchema, fittedCategorySchema])

const fittedTargetSchema = z
  .strictObject({
    name: z.string(),
    /** With two classes the second is the positive one. None where the target is a number. */
    classes: z.array(z.string()).max(limits.classes).refine(distinct, 'names a class twice'),
    /**
     * Of a number: the network learns (value - center) / scale, from the mean and population standard deviation of the
     * training rows. Null for classes.
     */
    scaling: z
      .strictObject({ center: z.number(), scale: z.number().positive() })
      .nullable()
      // Files of before number targets have no scaling.
      .default(null),
  })
  .refine(({ classes, scaling }) => scaling !== null || classes.length >= 2, {
    path: ['classes'],
    message: 'must name at least two classes, or none and a scaling',
  })
  .refine(({ classes, scaling }) => scaling === null || classes.length === 0, {
    path: ['scaling'],
    message: 'must be null where there are classes',
  })

/** What turns a table into matrices: every statistic in it comes from training rows only. */
export const fittedPreparationSchema = z.strictObject({
  target: fittedTargetSchema,
  inputs: z
    .array(fittedInputSchema)
    .min(1)
    .max(limits.columns)
    .refine((inputs) => distinct(inputs.map(({ feature }) => feature)), 'names a feature twice'),
  standardization: z.enum(standardizations),
  missing: z.enum(missingRules),
})

export type FittedNumber = z.infer<typeof fittedNumberSchema>
export type FittedCategory = z.infer<typeof fittedCategorySchema>
export type FittedInput = z.infer<typeof fittedInputSchema>
export type FittedTarget = z.infer<typeof fittedTargetSchema>
export type FittedPreparation = z.infer<typeof fittedPreparationSchema>

/** How many columns of the matrix a feature takes. */
export function inputWidth(input: FittedInput): number {
  return input.kind === 'number' ? 1 : input.levels.length
}

/** The matrix columns by name: "exam_1", "colour = red". */
export function inputNames(fitted: FittedPreparation): string[] {
  return fitted.inputs.flatMap((input) =>
    input.kind === 'number' ? [input.feature] : input.levels.map((level) => `${input.feature} = ${level}`),
  )
}
