import { z } from 'zod'
import { columnFormSchema, dateOrders, decimalMarks, thousandsMarks } from './columnForm'

export { dateOrders, decimalMarks, thousandsMarks } from './columnForm'

export const columnTypes = ['number', 'integer', 'boolean', 'category', 'date', 'text', 'identifier'] as const
export type ColumnType = (typeof columnTypes)[number]

/** By the names of the WHATWG Encoding Standard, and code pages of DOS by those of IANA. */
export const encodings = [
  ...['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'shift_jis'],
  ...['windows-1250', 'windows-1251', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256', 'windows-1257'],
  ...[
    'windows-1258',
    'windows-874',
    'iso-8859-2',
    'iso-8859-3',
    'iso-8859-4',
    'iso-8859-5',
    'iso-8859-6',
    'iso-8859-7',
  ],
  ...['iso-8859-8', 'iso-8859-10', 'iso-8859-13', 'iso-8859-14', 'iso-8859-15', 'koi8-r', 'koi8-u'],
  ...['macintosh', 'x-mac-cyrillic', 'gbk', 'gb18030', 'big5', 'euc-jp', 'iso-2022-jp', 'euc-kr'],
  ...['ibm437', 'ibm737', 'ibm775', 'ibm850', 'ibm852', 'ibm855', 'ibm857', 'ibm858', 'ibm860', 'ibm861', 'ibm862'],
  ...['ibm863', 'ibm864', 'ibm865', 'ibm866', 'ibm869'],
] as const
export type Encoding = (typeof encodings)[number]

/** `whitespace`: one or more spaces or tabs, those at the ends of a line left out. */
export const delimiters = [',', ';', '\t', '|', 'whitespace'] as const
/** One of these, or any other single character that neither a number, a quote nor a line end can hold. */
export type Delimiter = (typeof delimiters)[number] | (string & {})
const delimiterSchema = z
  .string()
  .refine(isDelimiter, 'Enter one character that is no letter, digit, quote, point or sign.')

export function isDelimiter(value: string): value is Delimiter {
  return value === 'whitespace' || /^[^\p{L}\p{N} \r\n\0"'.+\uFFFD-]$/u.test(value)
}

export const quotes = ['"', "'", 'none'] as const
/** How a quote within quotes is written: twice, or behind a backslash. */
export const quoteEscapes = ['doubled', 'backslash'] as const
/** Lines above the table. */
export const mostSkippedLines = 1000
/**
 * Rows of another width than the header: `refuse` ends the import with the line, `leaveOut` counts and locates them, `fill` gives short ones
 * missing cells at their end and refuses wider ones.
 */
export const raggedRules = ['refuse', 'leaveOut', 'fill'] as const
/** Rows within the table that repeat its header. */
export const repeatedHeaderRules = ['keep', 'leaveOut'] as const
/** Rows below the header that are no data. */
export const mostLabelRows = 10

const columnName = z.string().min(1).max(1000)

const skippedLines = z.int().min(0).max(mostSkippedLines, 'Enter at most 1,000 lines.')

/** How the bytes of a file of text are read as a table, as somebody may choose it. */
const chosenParts = z.strictObject({
  kind: z.literal('text'),
  encoding: z.enum(encodings),
  delimiter: delimiterSchema,
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
  quoteEscape: z.enum(quoteEscapes),
  /** Lines at the beginning of the file that are no part of the table. */
  skipLines: skippedLines,
  /** Rows directly below the header that are no data, such as units, types or labels. */
  labelRows: z.int().min(0).max(mostLabelRows, 'Enter at most 10 rows.'),
  repeatedHeaders: z.enum(repeatedHeaderRules),
  /** Rows whose first cell that is not empty is one of these texts are left out, such as Total. */
  leaveOutRows: z.array(z.string().trim().min(1).max(200)).max(50),
  /** By name, how the cells of a column are written where that is proven, or chosen, to be otherwise; left out where none is. */
  forms: z.record(columnName, columnFormSchema).optional(),
})

/** Parts that came later, and what readings without them stand for; a dataset's identity does not hold them at that value. */
export const laterParts = {
  quoteEscape: 'doubled',
  skipLines: 0,
  labelRows: 0,
  repeatedHeaders: 'keep',
  leaveOutRows: [] as string[],
} as const

const textReadingObject = chosenParts.extend({
  quoteEscape: chosenParts.shape.quoteEscape.default(laterParts.quoteEscape),
  skipLines: chosenParts.shape.skipLines.default(laterParts.skipLines),
  labelRows: chosenParts.shape.labelRows.default(laterParts.labelRows),
  repeatedHeaders: chosenParts.shape.repeatedHeaders.default(laterParts.repeatedHeaders),
  leaveOutRows: chosenParts.shape.leaveOutRows.default(laterParts.leaveOutRows),
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
export const textReadingParts = Object.keys(chosenParts.shape).filter((part) => part !== 'kind') as Exclude<
  keyof TextReading,
  'kind'
>[]

/** What a person overruled; everything else is guessed from the file. */
export const readingChoicesSchema = chosenParts.partial()
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
  ...laterParts,
}
