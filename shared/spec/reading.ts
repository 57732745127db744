import { z } from 'zod'

export const columnTypes = ['number', 'integer', 'boolean', 'category', 'date', 'text', 'identifier'] as const
export type ColumnType = (typeof columnTypes)[number]

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'shift_jis'] as const
export type Encoding = (typeof encodings)[number]

/** `whitespace`: one or more spaces or tabs, those at the ends of a line left out. */
export const delimiters = [',', ';', '\t', '|', 'whitespace'] as const
export type Delimiter = (typeof delimiters)[number]

export const quotes = ['"', "'", 'none'] as const
export const decimalMarks = ['.', ','] as const
/** What may stand between groups of three digits. A space stands for U+00A0 and U+202F too. */
export const thousandsMarks = ['none', ',', '.', "'", ' '] as const
/** Of dates that do not begin with the year, such as 03/04/2024. */
export const dateOrders = ['ymd', 'dmy', 'mdy'] as const
/** Rows of another width than the header: `refuse` ends the import with the line, `leaveOut` counts and locates them. */
export const raggedRules = ['refuse', 'leaveOut'] as const

const columnName = z.string().min(1).max(1000)

/** How the bytes of a file of text are read as a table. */
const textReadingObject = z.strictObject({
  kind: z.literal('text'),
  encoding: z.enum(encodings),
  delimiter: z.enum(delimiters),
  quote: z.enum(quotes),
  /** Whether the first row names the columns; else they are named column_1, column_2, … */
  header: z.boolean(),
  decimal: z.enum(decimalMarks),
  thousands: z.enum(thousandsMarks),
  /** Lines that begin with it are left out; empty for none. */
  comment: z.string().max(4, 'Enter at most 4 characters.'),
  /** Cells that stand for a missing value, besides empty ones; blanks around a cell do not count. */
  missingWords: z.array(z.string().min(1).max(40)).max(50),
  dateOrder: z.enum(dateOrders),
  raggedRows: z.enum(raggedRules),
  /** Types of columns by name, where somebody overruled what all of their cells say. */
  types: z.record(columnName, z.enum(columnTypes)),
})
export type TextReading = z.infer<typeof textReadingObject>

const textReadingSchema = textReadingObject.refine(
  (value) => value.thousands === 'none' || value.thousands !== value.decimal,
  { path: ['thousands'], message: 'Choose another thousands mark than the decimal one.' },
)

/**
 * How the bytes of a file are read as a table, by the kind of file. Together with the bytes it says what every cell is: a dataset and
 * the RunSpec carry it whole. There is one kind today; workbooks and the like are further members of this union.
 */
export const readingSchema = z.discriminatedUnion('kind', [textReadingSchema])
export type Reading = z.infer<typeof readingSchema>

/** The parts of a reading of text, in the order in which they are told. */
export const textReadingParts = Object.keys(textReadingObject.shape).filter((part) => part !== 'kind') as Exclude<
  keyof TextReading,
  'kind'
>[]

/** What a person overruled; everything else is guessed from the file. */
export const readingChoicesSchema = textReadingObject.partial()
export type ReadingChoices = z.infer<typeof readingChoicesSchema>

export const defaultMissingWords: readonly string[] = [
  ...['NA', 'N/A', 'n/a', '#N/A', 'NaN', 'nan', 'null', 'NULL', '?', '-'],
]

/** What is taken where the file says nothing else. */
export const defaultReading: TextReading = {
  kind: 'text',
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  header: true,
  decimal: '.',
  thousands: 'none',
  comment: '',
  missingWords: [...defaultMissingWords],
  dateOrder: 'ymd',
  raggedRows: 'refuse',
  types: {},
}

/** The first rows of a file as they would be read, before anything is imported. */
export const previewSchema = z.object({
  name: z.string(),
  bytes: z.int(),
  /** Guesses and choices together. */
  reading: readingSchema,
  /** Guesses alone, to show what was overruled and to go back to. */
  guessed: readingSchema,
  /** Empty where the file cannot be read in this way. */
  columns: z.array(z.object({ name: z.string(), type: z.enum(columnTypes) })),
  /** At most 100, the cells as they are written. */
  rows: z.array(z.array(z.string())),
  /** Whether the file has rows beyond these: types are then those of the beginning only. */
  more: z.boolean(),
  /** Why the file cannot be read in this way, as far as its beginning shows. */
  problem: z.string().nullable(),
})
export type Preview = z.infer<typeof previewSchema>
