import { z } from 'zod'
import { limits } from '../../spec/limits'
import {
  dateParts,
  encodingsOfCategories,
  missingRules,
  standardizations,
  transforms,
  unseenRules,
} from '../../spec/runSpec'
import { placeCount, singleInputs } from './features/inputWidths'

/** Class and level names decide which output or input is meant: none may be there twice. */
const distinct = (names: readonly unknown[]): boolean => new Set(names).size === names.length

/** Quantiles are searched by bisection. */
const ascending = (values: readonly number[]): boolean =>
  values.every((value, index) => index === 0 || (values[index - 1] as number) <= value)

/** How many quantiles a fitted table has at most. */
export const mostQuantiles = 1000
/** Levels that are taken together as rare ones, at most. */
export const mostGrouped = 10_000

/** How a number gets onto the scale of the network; see features/standardize. */
const fittedScalingSchema = z.strictObject({
  /** The value enters the network as (value - center) / scale. */
  center: z.number(),
  scale: z.number().positive(),
  /** Of the standardization `quantile`, which then counts alone: training values at even shares, from the smallest to the largest. */
  quantiles: z
    .array(z.number())
    .min(1)
    .max(mostQuantiles)
    .refine(ascending, 'are not in ascending order')
    .nullable()
    .default(null),
  /** The training values differ by rounding alone: every value enters as 0. */
  flat: z.literal(true).optional(),
})
const scaling = fittedScalingSchema.shape

/** Fields that earlier versions did not write have the default that stands for what they did. */
const fittedNumberSchema = z
  .strictObject({
    feature: z.string(),
    kind: z.literal('number'),
    /** Comes before everything below but `zeroIsMissing`. */
    transform: z.enum(transforms).default('none'),
    /** The power of `yeoJohnson`, else null. */
    lambda: z.number().nullable().default(null),
    ...scaling,
    /** What a missing value becomes, on the scale of the table. Null where such rows are dropped. */
    impute: z.number().nullable(),
    /** A further input behind: 1 where the value is missing, else 0. */
    indicator: z.boolean().default(false),
    zeroIsMissing: z.boolean().default(false),
    /** Of the training rows, on the scale of the table. */
    median: z.number(),
    /** The least and the greatest value of the training rows, on that scale; files of the first four versions do not say them. */
    range: z.tuple([z.number(), z.number()]).refine(ascending, 'ends before it begins').optional(),
  })
  .refine(({ transform, lambda }) => (transform === 'yeoJohnson') === (lambda !== null), {
    path: ['lambda'],
    message: 'must be there with the transform yeoJohnson, and with no other',
  })

const fittedCategorySchema = z
  .strictObject({
    feature: z.string(),
    kind: z.literal('category'),
    encoding: z.enum(encodingsOfCategories).default('oneHot'),
    /**
     * Every level that has a place of its own, in the order of the places; with `ordinal` from the lowest to the highest. Behind
     * them comes the place "other" where `grouped` names levels, then the place "missing" where `missingLevel` is `seen`.
     */
    levels: z.array(z.string()).max(limits.featureLevels).refine(distinct, 'names a level twice'),
    /** The levels that are too rare for a place of their own. */
    grouped: z.array(z.string()).max(mostGrouped).refine(distinct, 'names a level twice').default([]),
    /** The place without an input, with encoding `reference`; else null. */
    reference: z.int().min(0).nullable().default(null),
    /** Of encoding `ordinal`: how places become one number, and their mean in the training rows. Else null. */
    ordinal: z
      .strictObject({ ...scaling, mean: z.number() })
      .nullable()
      .default(null),
    unseen: z.enum(unseenRules).default('zeros'),
    /** Whether being missing is a level, and one that some training row has. */
    missingLevel: z.enum(['none', 'seen', 'unseen']).default('none'),
    /** What a missing value becomes: a level. Null where it is a level itself, or such rows are dropped. */
    impute: z.string().nullable(),
    indicator: z.boolean().default(false),
    /** The most frequent level of the training rows; the first of them on a tie. */
    mode: z.string(),
  })
  // A place without an input of its own would be written into the input of another feature.
  .refine(({ encoding, ordinal }) => (encoding === 'ordinal') === (ordinal !== null), {
    path: ['ordinal'],
    message: 'must be there with the encoding ordinal, and with no other',
  })
  .refine(({ encoding, reference }) => (encoding === 'reference') === (reference !== null), {
    path: ['reference'],
    message: 'must be there with the encoding reference, and with no other',
  })
  .refine(({ mode, levels, grouped }) => levels.length === 0 || levels.includes(mode) || grouped.includes(mode), {
    path: ['mode'],
    message: 'must be one of the levels',
  })
  .refine(({ reference, ...places }) => reference === null || reference < placeCount(places), {
    path: ['reference'],
    message: 'must be one of the places',
  })

const fittedDateSchema = z.strictObject({
  feature: z.string(),
  kind: z.literal('date'),
  /** One input each; see features/calendar for their units. */
  parts: z
    .array(z.strictObject({ part: z.enum(dateParts), ...scaling }))
    .min(1)
    .refine((parts) => distinct(parts.map(({ part }) => part)), 'names a part twice'),
  /** Milliseconds since 1970-01-01, UTC, as `median` is; null where rows without the date are dropped. */
  impute: z.number().nullable(),
  indicator: z.boolean(),
  median: z.number(),
})

export const fittedInputSchema = z.discriminatedUnion('kind', [
  fittedNumberSchema,
  fittedCategorySchema,
  fittedDateSchema,
])

const fittedTermSchema = z.strictObject({
  /** Ascending places among the inputs of the features, counted from 0; a place there twice is squared. */
  factors: z.array(z.int().min(0)).min(2).max(limits.degree),
  ...scaling,
})

const fittedTargetSchema = z
  .strictObject({
    name: z.string(),
    /** Of two classes the second is the event, whose probability the network gives. None where the target is a number. */
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
export const fittedPreparationSchema = z
  .strictObject({
    target: fittedTargetSchema,
    inputs: z
      .array(fittedInputSchema)
      .min(1)
      .max(limits.columns)
      .refine((inputs) => distinct(inputs.map(({ feature }) => feature)), 'names a feature twice'),
    /** Inputs that are products of those of the features, behind them. */
    terms: z.array(fittedTermSchema).max(limits.inputs).default([]),
    standardization: z.enum(standardizations),
    missing: z.enum(missingRules),
  })
  .refine(({ inputs, terms }) => terms.every(({ factors }) => factors.every((at) => at < singleInputs(inputs))), {
    path: ['terms'],
    message: 'multiply inputs that are not there',
  })

export type FittedScaling = z.infer<typeof fittedScalingSchema>
export type FittedNumber = z.infer<typeof fittedNumberSchema>
export type FittedCategory = z.infer<typeof fittedCategorySchema>
export type FittedDate = z.infer<typeof fittedDateSchema>
export type FittedInput = z.infer<typeof fittedInputSchema>
export type FittedTerm = z.infer<typeof fittedTermSchema>
export type FittedTarget = z.infer<typeof fittedTargetSchema>
export type FittedPreparation = z.infer<typeof fittedPreparationSchema>
