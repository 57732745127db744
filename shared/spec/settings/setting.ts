import { z } from 'zod'
import type {
  Activation,
  Initialisation,
  Loss,
  MissingRule,
  Optimizer,
  Schedule,
  SplitKind,
  Standardization,
  Task,
} from '../choices'

/**
 * The settings that others depend on: what defaults, effects and hints may read. Written out, since the types of a RunSpec are
 * inferred from the very table whose rows ask for this.
 */
export interface DrivingSettings {
  preparation: {
    task: Task
    columns: Readonly<Record<string, unknown>>
    interactions: readonly unknown[]
    standardization: Standardization
    missing: MissingRule
    split: SplitKind
    splitColumn: string | null
    folds: number
    repeats: number
    validationShare: number
  }
  network: { hidden: readonly number[]; activation: Activation; initialisation: Initialisation }
  training: { optimizer: Optimizer; schedule: Schedule; loss: Loss; l1: number }
  seed: number
}

/**
 * What values a setting has, for controls and search spaces: `integer` and `linear` numbers are stepped evenly, `log` numbers by
 * factors; `choice` is one of a list, `switch` yes or no; `structure` has a control of its own.
 */
export type Scale = 'linear' | 'log' | 'integer' | 'choice' | 'switch' | 'structure'

export interface Range {
  /** The smallest value; `above` in its place where the bound itself is too little. */
  min?: number
  above?: number
  max: number
}

export interface Choice {
  value: string
  /** The name on screen. */
  label: string
  /** What this choice does, where one line more helps. */
  hint?: string
}

/** Where a setting stands among the controls, and in the help of the command line. */
export type SettingGroup =
  | 'data'
  | 'products'
  | 'split'
  | 'weights'
  | 'network'
  | 'start'
  | 'training'
  | 'batch'
  | 'regularisation'
  | 'stopping'
  | 'reproducibility'

/** One setting of a RunSpec: everything that is said of it anywhere. The functions at the bottom of this file make rows. */
export interface Setting<Value = unknown> {
  /** Type and bounds; every complaint has the one sentence that says what to enter. */
  schema: z.ZodType<Value>
  scale: Scale
  range?: Range
  choices?: readonly Choice[]
  /** Whether a choice is on offer under the other settings; one that was chosen before stays in sight. */
  offers?(value: string, settings: DrivingSettings): boolean
  /** What it is where nobody chooses, unless it follows others. */
  initial: Value
  /** What it is where nobody chooses and the others are as given; of those that follow others, on earlier rows only. */
  follows?: (settings: DrivingSettings) => Value
  /** How the help of the command line says a default that follows others. */
  followsText?: string
  /** The flag without its dashes, and the word that stands for its value in help; an empty word takes none. */
  flag: string
  word: string
  /** The value that a word on the command line means. What cannot be read is left to the schema to refuse. */
  read(word: string): Value
  /** The word that `read` takes back; empty where the command line has none, as for no column at all. */
  write(value: Value): string
  label: string
  /** Whether the label is a plural: "Epochs need another value." */
  plural: boolean
  unit?: string
  /** One line under the control, and in the help of the command line. */
  hint: string
  /** What a person asks who has read the hint: a few sentences. */
  explanation: string
  /** Whether it has an effect under the other choices. One without is kept in the spec and not used. */
  relevant(settings: DrivingSettings): boolean
  /** The first version of the RunSpec that has it, and what earlier ones stood for. */
  since: number
  earlier?: (spec: EarlierSpec) => Value
  group: SettingGroup
  /** The value as it is read in tables and summaries. */
  text(value: Value): string
}

/** A spec of an earlier version, as it lies in a file. */
export type EarlierSpec = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>> & { seed?: unknown }

/** What a row has to say; the rest follows from the kind of setting. */
type Row<Value> = Pick<Setting<Value>, 'flag' | 'label' | 'hint' | 'explanation' | 'group' | 'initial'> &
  Partial<Setting<Value>>

const always = () => true

function complete<Value>(row: Row<Value> & Pick<Setting<Value>, 'schema' | 'scale' | 'read'>): Setting<Value> {
  return {
    word: '<value>',
    write: String,
    text: String,
    plural: false,
    relevant: always,
    since: 1,
    ...row,
  }
}

/** A number as a person writes it, with commas between thousands. The first of a process takes 10 ms: not to be asked for before it is needed. */
export function figure(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 20 })
}

/** "Enter a whole number from 1 to 100,000.": the one sentence for every way in which a number can be wrong. */
export function rangeSentence(what: string, { min, above, max }: Range): string {
  return above === undefined
    ? `Enter ${what} from ${figure(min ?? 0)} to ${figure(max)}.`
    : `Enter ${what} above ${figure(above)} and at most ${figure(max)}.`
}

export function numberSchema(what: string, range: Range): z.ZodNumber {
  const error = () => rangeSentence(what, range)
  const number = z.number({ error }).max(range.max, { error })
  return range.above === undefined ? number.min(range.min ?? 0, { error }) : number.gt(range.above, { error })
}

export function integerSchema(range: Range): z.ZodType<number> {
  const error = () => rangeSentence('a whole number', range)
  return z
    .int({ error })
    .min(range.min ?? 0, { error })
    .max(range.max, { error })
}

/** A number that a word means; NaN, which every schema refuses, where it means none. */
export function readNumber(word: string): number {
  return word.trim() === '' ? Number.NaN : Number(word)
}

/** The word for 0 of settings that the data then say. */
export const byDataWord = 'auto'

/** A number within a range. */
export function number(row: Row<number> & { range: Range; scale?: 'linear' | 'log' }): Setting<number> {
  const schema = numberSchema('a number', row.range)
  return complete({ scale: 'linear', word: '<x>', schema, read: readNumber, ...row })
}

/** A share of the rows, or of other things: a fraction in the spec and on the command line, per cent on screen. */
export function share(row: Row<number> & { range: Range }): Setting<number> {
  const { min = 0, max } = row.range
  const error = `Enter a share from ${min} to ${max} (${min * 100} to ${max * 100} %).`
  const schema = z.number({ error }).min(min, { error }).max(max, { error })
  const text = (value: number) => `${Number((value * 100).toPrecision(12))} %`
  return complete({ scale: 'linear', word: '<share>', schema, read: readNumber, unit: '%', text, ...row })
}

/** A whole number within a range. */
export function integer(row: Row<number> & { range: Range }): Setting<number> {
  return complete({ scale: 'integer', word: '<n>', schema: integerSchema(row.range), read: readNumber, ...row })
}

/** One of a closed list. `labels` has the names on screen in the order of the list. */
export function choice<const Values extends readonly [string, ...string[]]>(
  values: Values,
  row: Row<Values[number]> & { labels: Record<Values[number], string | { label: string; hint: string }> },
): Setting<Values[number]> {
  const { labels, ...rest } = row
  const choices = values.map((value): Choice => {
    const about = labels[value as Values[number]]
    return typeof about === 'string' ? { value, label: about } : { value, ...about }
  })
  const schema = z.enum(values, { error: `Choose one of ${values.join(', ')}.` }) as unknown as z.ZodType<
    Values[number]
  >
  return complete<Values[number]>({
    scale: 'choice',
    word: '<name>',
    schema,
    choices,
    read: (word) => word as Values[number],
    text: (value) => choices.find((entry) => entry.value === value)?.label ?? value,
    ...rest,
  })
}

/** Yes or no. Its flag has no word: a flag that begins with `no-` says no. */
export function toggle(row: Row<boolean>): Setting<boolean> {
  const schema = z.boolean({ error: 'Choose yes or no.' })
  const text = (value: boolean) => (value ? 'yes' : 'no')
  return complete({ scale: 'switch', word: '', schema, read: (word) => word !== 'no', write: text, text, ...row })
}

/** A value that is neither a number nor of a closed list. */
export function structure<Value>(
  row: Row<Value> & Pick<Setting<Value>, 'schema' | 'read' | 'write' | 'text'>,
): Setting<Value> {
  return complete({ scale: 'structure', ...row })
}
