import { z } from 'zod'
import { type Standardization, standardizations } from '../choices'
import { limits } from '../limits'
import { integerSchema } from '../settings/setting'
import { IssueError, issueAt } from '../issue'
import { flagWord, plainWord, splitWords } from '../words/quotedWords'
import {
  type CategoryEncoding,
  type ColumnMissingRule,
  type DatePart,
  type FeatureKind,
  type Transform,
  type UnseenRule,
  columnMissingRules,
  dateParts,
  encodingsOfCategories,
  transforms,
  unseenRules,
} from './ruleChoices'

/** One field of a feature's rule: everything that is said of it anywhere. */
export interface RuleField<Value> {
  schema: z.ZodType<Value>
  /** What it is called in a sentence. */
  noun: string
  /** Its name in the word of `--column`, and the value that stands after `=` there. */
  key: string
  read(word: string): Value
  write(value: Value): string
  /** The kinds of features that it says something about. */
  kinds: readonly FeatureKind[]
  /** The value that says nothing, and is at home with every kind. */
  idle?: Value
  /** What a feature does otherwise than the rest, in a few words; empty where nothing. */
  text(value: Value): string
}

const everyKind: readonly FeatureKind[] = ['number', 'category', 'date']

const wordError = (key: string, wanted: string, word: string) =>
  new IssueError(issueAt('preparation.columns', 'rule-word', `${key} must be ${wanted}, not "${word}".`, { key, word }))

function choiceField<Value extends string>(
  values: readonly Value[],
  field: Omit<RuleField<Value>, 'schema' | 'read' | 'write'>,
): RuleField<Value> {
  const schema = z.enum(values as readonly [Value, ...Value[]], { error: `Choose one of ${values.join(', ')}.` })
  const read = (word: string): Value => {
    const found = values.find((value) => value === word)
    if (found === undefined) throw wordError(field.key, `one of ${values.join(', ')}`, word)
    return found
  }
  return { schema: schema as unknown as z.ZodType<Value>, read, write: (value) => value, ...field }
}

/** The word alone says yes. */
function switchField(field: Omit<RuleField<boolean>, 'schema' | 'read' | 'write'>): RuleField<boolean> {
  const read = (word: string): boolean => {
    if (word === '' || word === 'yes') return true
    if (word === 'no') return false
    throw wordError(field.key, 'yes or no', word)
  }
  return { schema: z.boolean(), read, write: (value) => (value ? '' : 'no'), idle: false, ...field }
}

const level = z.string().max(1000)

export const columnMissingLabels: Record<ColumnMissingRule, string> = {
  drop: 'leave rows out',
  mean: 'mean',
  median: 'median',
  mostFrequent: 'most frequent',
  constant: 'constant',
  ownCategory: 'separate category',
}
export const encodingLabels: Record<CategoryEncoding, string> = {
  oneHot: 'one-hot',
  reference: 'reference level',
  ordinal: 'ordinal',
}
export const unseenLabels: Record<UnseenRule, string> = {
  zeros: 'all inputs 0',
  mostFrequent: 'most frequent',
  missing: 'missing',
}
export const transformLabels: Record<Transform, string> = {
  none: 'none',
  log: 'log',
  log1p: 'log(1 + x)',
  sqrt: 'square root',
  square: 'square',
  yeoJohnson: 'Yeo-Johnson',
}
export const datePartLabels: Record<DatePart, string> = {
  elapsed: 'elapsed time',
  year: 'year',
  month: 'month',
  day: 'day of the month',
  weekday: 'weekday',
  hour: 'hour',
  dayOfYear: 'day of the year',
}
export const standardizationLabels: Record<Standardization, string> = {
  none: 'none',
  zscore: 'z-score',
  minmax: 'min-max',
  robust: 'robust',
  maxabs: 'max-abs',
  quantile: 'quantile',
}

/** Longer orders are cut where they are told. */
const shownLevels = 4

/** Every field of a rule, in the order in which they are done and told. */
export const ruleTable = {
  /** Of numbers: 0 stands for a missing value. */
  zeroIsMissing: switchField({
    noun: 'zeros',
    key: 'zero-is-missing',
    kinds: ['number'],
    text: (value) => (value ? '0 is missing' : ''),
  }),
  missing: choiceField(columnMissingRules, {
    noun: 'missing values',
    key: 'missing',
    kinds: everyKind,
    // A constant is told by its own field.
    text: (value) => (value === 'constant' ? '' : columnMissingLabels[value]),
  }),
  /** With missing `constant`: a number, a level, or a date that begins with the year. */
  constant: {
    schema: z.union([z.number(), level], { error: 'Enter the value that replaces missing values.' }),
    noun: 'constant',
    key: 'constant',
    kinds: everyKind,
    read: (word: string): string | number => {
      const value = Number(word)
      return word.trim() === '' || Number.isNaN(value) ? plainWord(word) : value
    },
    // A text that reads like a number is quoted, so that it stays a text.
    write: (value: string | number): string =>
      typeof value === 'number' ? String(value) : Number.isNaN(Number(value)) ? flagWord(value) : `"${value}"`,
    text: (value: string | number) => `missing is ${value}`,
  } satisfies RuleField<string | number>,
  /** A further input: 1 where the value is missing, else 0. */
  indicator: switchField({
    noun: 'indicator',
    key: 'indicator',
    kinds: everyKind,
    text: (value) => (value ? 'indicator' : ''),
  }),
  encoding: choiceField(encodingsOfCategories, {
    noun: 'encoding of levels',
    key: 'encoding',
    kinds: ['category'],
    text: (value) => encodingLabels[value],
  }),
  /** With encoding `reference`: the level without an input; the most frequent unless told. */
  reference: {
    schema: level,
    noun: 'reference level',
    key: 'reference',
    kinds: ['category'],
    read: plainWord,
    write: flagWord,
    text: (value: string) => `reference ${value}`,
  } satisfies RuleField<string>,
  /** With encoding `ordinal`: all levels from the lowest to the highest. */
  order: {
    schema: z.array(level).max(limits.featureLevels, { error: `Choose at most ${limits.featureLevels} levels.` }),
    noun: 'order of levels',
    key: 'order',
    kinds: ['category'],
    read: (word: string) => splitWords(word, '<').map(plainWord),
    write: (value: string[]) => value.map(flagWord).join('<'),
    text: (value: string[]) => {
      const shown = value.slice(0, shownLevels).join(' < ')
      return value.length > shownLevels ? `order ${shown} < … (${value.length})` : `order ${shown}`
    },
  } satisfies RuleField<string[]>,
  /** Levels of fewer training rows than this are one level, "other". */
  rareBelow: {
    schema: integerSchema({ min: 0, max: limits.rareBelow }),
    noun: 'rare levels',
    key: 'rare-below',
    kinds: ['category'],
    idle: 0,
    read: (word: string): number => {
      const value = word === '' ? Number.NaN : Number(word)
      if (!Number.isInteger(value)) throw wordError('rare-below', 'a whole number', word)
      return value
    },
    write: String,
    text: (value: number) => (value === 0 ? '' : `rare below ${value}`),
  } satisfies RuleField<number>,
  unseen: choiceField(unseenRules, {
    noun: 'unseen levels',
    key: 'unseen',
    kinds: ['category'],
    text: (value) => `unseen: ${unseenLabels[value]}`,
  }),
  /** Of a date: the inputs that it becomes. */
  parts: {
    schema: z.array(z.enum(dateParts)).min(1, { error: 'Choose at least one part.' }),
    noun: 'parts of a date',
    key: 'parts',
    kinds: ['date'],
    read: (word: string): DatePart[] =>
      splitWords(word, '+').map((part) => {
        const found = dateParts.find((name) => name === part)
        if (found === undefined) throw wordError('parts', `of ${dateParts.join(', ')}, with + between two`, part)
        return found
      }),
    write: (value: DatePart[]) => value.join('+'),
    text: (value: DatePart[]) => value.map((part) => datePartLabels[part]).join(' + '),
  } satisfies RuleField<DatePart[]>,
  transform: choiceField(transforms, {
    noun: 'transform',
    key: 'transform',
    kinds: ['number'],
    idle: 'none',
    text: (value) => (value === 'none' ? 'no transform' : transformLabels[value]),
  }),
  standardization: choiceField(standardizations, {
    noun: 'standardization',
    key: 'standardize',
    kinds: everyKind,
    text: (value) => (value === 'none' ? 'not standardized' : standardizationLabels[value]),
  }),
} as const

type RuleTable = typeof ruleTable

/** What one feature does otherwise than the rest; what is left out follows the preparation's own rule or the default. */
export type ColumnRule = { [Field in keyof RuleTable]?: z.infer<RuleTable[Field]['schema']> | undefined }

export type RuleFieldName = keyof RuleTable

/** The fields as their readers go through them, whatever the type of their values. */
export const ruleFields = Object.entries(ruleTable) as [RuleFieldName, RuleField<unknown>][]

const shape = Object.fromEntries(ruleFields.map(([name, { schema }]) => [name, schema.optional()]))
export const columnRuleSchema = z.strictObject(shape) as unknown as z.ZodType<ColumnRule>
