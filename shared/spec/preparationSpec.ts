import { z } from 'zod'
import { limits } from './limits'

const columnName = z.string().min(1, 'must name a column').max(1000, 'is too long for a column name')

/**
 * How a number enters the network. Fitted on training rows: zscore (mean 0, standard deviation 1), minmax (0 to 1), robust
 * (median 0, interquartile range 1), maxabs (largest magnitude 1), quantile (its place among the training values, 0 to 1).
 */
export const standardizations = ['none', 'zscore', 'minmax', 'robust', 'maxabs', 'quantile'] as const
/** For all features: `drop` leaves rows with a missing feature out; `impute` takes the mean or the most frequent level. */
export const missingRules = ['drop', 'impute'] as const
/** For one feature. `ownCategory` is for categories: being missing is a level. */
export const columnMissingRules = ['drop', 'mean', 'median', 'mostFrequent', 'constant', 'ownCategory'] as const
/** `oneHot`: an input for each level. `reference`: one level has none. `ordinal`: one number, the place in a stated order. */
export const encodingsOfCategories = ['oneHot', 'reference', 'ordinal'] as const
/** A level that no training row has: all inputs 0 (with `ordinal` the mean place), taken for the most frequent, or for missing. */
export const unseenRules = ['zeros', 'mostFrequent', 'missing'] as const
/** Before standardization. log: x > 0; log1p: x > -1; sqrt: x >= 0; yeoJohnson: any x, its power fitted on training rows. */
export const transforms = ['none', 'log', 'log1p', 'sqrt', 'square', 'yeoJohnson'] as const
export const dateParts = ['elapsed', 'year', 'month', 'day', 'weekday', 'hour', 'dayOfYear'] as const
export const tasks = ['classification', 'regression'] as const
/**
 * How rows get to parts. holdout: by chance. grouped: by chance, all rows of one value of the split column together.
 * time: the earliest rows of the split column train, the latest test. folds: a share for the test, the others in k folds, of
 * which one validates (grouped where there is a split column).
 */
export const splitKinds = ['holdout', 'grouped', 'time', 'folds'] as const

export type Standardization = (typeof standardizations)[number]
export type MissingRule = (typeof missingRules)[number]
export type ColumnMissingRule = (typeof columnMissingRules)[number]
export type CategoryEncoding = (typeof encodingsOfCategories)[number]
export type UnseenRule = (typeof unseenRules)[number]
export type Transform = (typeof transforms)[number]
export type DatePart = (typeof dateParts)[number]
export type Task = (typeof tasks)[number]
export type SplitKind = (typeof splitKinds)[number]

const atMost = (bound: number) => `must be at most ${bound}`
const share = z
  .number('must be a number')
  .min(0, 'must be 0 or more')
  .max(limits.heldOutShare, atMost(limits.heldOutShare))
const between = (from: number, to: number) =>
  z.int(`must be a whole number from ${from} to ${to}`).min(from, `must be ${from} or more`).max(to, atMost(to))
const level = z.string().max(1000)

/** What one feature does otherwise than the rest; what is left out follows the preparation's own rule or the default. */
export const columnRuleSchema = z
  .strictObject({
    missing: z.enum(columnMissingRules),
    /** Of numbers: 0 stands for a missing value. */
    zeroIsMissing: z.boolean(),
    /** With missing `constant`: a number, or a level. */
    constant: z.number().or(level),
    /** A further input: 1 where the value is missing, else 0. */
    indicator: z.boolean(),
    encoding: z.enum(encodingsOfCategories),
    /** With encoding `reference`: the level without an input; the most frequent unless told. */
    reference: level,
    /** With encoding `ordinal`: all levels from the lowest to the highest. */
    order: z.array(level).max(limits.featureLevels),
    /** Levels of fewer training rows than this are one level, "other". */
    rareBelow: between(0, limits.rareBelow),
    unseen: z.enum(unseenRules),
    transform: z.enum(transforms),
    standardization: z.enum(standardizations),
    /** Of a date: what it becomes. */
    parts: z.array(z.enum(dateParts)).min(1, 'needs at least one part'),
  })
  .partial()
export type ColumnRule = z.infer<typeof columnRuleSchema>

export const preparationSpecSchema = z
  .strictObject({
    /** Whether the target is one of several classes or a number. */
    task: z.enum(tasks),
    target: columnName,
    /** A column of numbers, 0 or more, by which each row's loss counts; null counts every row once. */
    weights: columnName.nullable(),
    /** Column names in the order in which they enter the network. */
    features: z.array(columnName).min(1, 'needs at least one feature').max(limits.columns),
    standardization: z.enum(standardizations),
    missing: z.enum(missingRules),
    /** By feature. */
    columns: z.record(columnName, columnRuleSchema),
    /** Products of up to so many numbers (powers too) enter as inputs of their own; 1 adds none. */
    degree: between(1, 3),
    /** Pairs of features whose products enter as inputs of their own. */
    interactions: z.array(z.tuple([columnName, columnName])).max(limits.interactions),
    split: z.enum(splitKinds),
    /** Whether each part takes its share of every class. Without effect on grouped and time. */
    stratify: z.boolean(),
    /** Of grouped and time, and of folds that keep groups together. */
    splitColumn: columnName.nullable(),
    folds: between(2, limits.folds),
    /** How often the folds are drawn anew. */
    repeats: between(1, limits.repeats),
    /** Which fold validates: repeat · folds + fold, counted from 0. */
    fold: z.int('must be a whole number').min(0, 'must be 0 or more'),
    /** Shares of the rows; 0 keeps that part empty. With folds the validation share has no effect. */
    validationShare: share,
    testShare: share,
  })
  .refine((value) => value.split === 'folds' || value.validationShare + value.testShare <= limits.heldOutShare, {
    path: ['validationShare'],
    message: `and the test share together must leave at least ${Math.round((1 - limits.heldOutShare) * 100)} % of the rows for training`,
  })
  .refine((value) => new Set(value.features).size === value.features.length, {
    path: ['features'],
    message: 'names a column twice',
  })
  .refine((value) => !value.features.includes(value.target), {
    path: ['features'],
    message: 'must not contain the target column',
  })
  .refine(
    (value) => value.weights !== value.target && (value.weights === null || !value.features.includes(value.weights)),
    { path: ['weights'], message: 'must be neither the target nor a feature' },
  )
  .refine((value) => !['grouped', 'time'].includes(value.split) || value.splitColumn !== null, {
    path: ['splitColumn'],
    message: 'must name the column by which rows are split',
  })
  .refine((value) => value.splitColumn !== value.target || value.split === 'holdout', {
    path: ['splitColumn'],
    message: 'must not be the target',
  })
  .refine((value) => value.split !== 'folds' || value.fold < value.folds * value.repeats, {
    path: ['fold'],
    message: 'must be below folds times repeats',
  })
  .refine((value) => value.interactions.every((pair) => pair.every((name) => value.features.includes(name))), {
    path: ['interactions'],
    message: 'must be pairs of features',
  })

export type PreparationSpec = z.infer<typeof preparationSpecSchema>
