/** The closed choices of a feature's rule, and what each means. */

/** `ownCategory` is for categories: being missing is a level. */
export const columnMissingRules = ['drop', 'mean', 'median', 'mostFrequent', 'constant', 'ownCategory'] as const
/** `oneHot`: an input for each level. `reference`: one level has none. `ordinal`: one number, the level's position in a stated order. */
export const encodingsOfCategories = ['oneHot', 'reference', 'ordinal'] as const
/** A level that no training row has: all inputs 0 (with `ordinal` the mean position), taken for the most frequent, or for missing. */
export const unseenRules = ['zeros', 'mostFrequent', 'missing'] as const
/** Before standardization. log: x > 0; log1p: x > -1; sqrt: x >= 0; yeoJohnson: any x, its power fitted on training rows. */
export const transforms = ['none', 'log', 'log1p', 'sqrt', 'square', 'yeoJohnson'] as const
export const dateParts = ['elapsed', 'year', 'month', 'day', 'weekday', 'hour', 'dayOfYear'] as const

export type ColumnMissingRule = (typeof columnMissingRules)[number]
export type CategoryEncoding = (typeof encodingsOfCategories)[number]
export type UnseenRule = (typeof unseenRules)[number]
export type Transform = (typeof transforms)[number]
export type DatePart = (typeof dateParts)[number]

/** What a column is as a feature. */
export type FeatureKind = 'number' | 'category' | 'date'
