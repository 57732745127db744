import { z } from 'zod'

export const decimalMarks = ['.', ','] as const
/** What may stand between groups of three digits. A space stands for U+00A0, U+2007, U+2009 and U+202F too. */
export const thousandsMarks = ['none', ',', '.', "'", ' '] as const
/** Of dates that do not begin with the year, such as 03/04/2024. */
export const dateOrders = ['ymd', 'dmy', 'mdy'] as const
/** Where the minus of a number stands: "152.75-", or "(152.75)" as in accounting; or that it is a dash or stands apart: "\u2013152.75", "- 152.75". */
export const minusForms = ['behind', 'parentheses', 'loose'] as const
/**
 * Dates of another kind: years of two digits (69 to 99 are 1969 to 1999), days since 1899-12-30 as spreadsheets count them, and months, quarters and
 * weeks as their first day.
 */
export const dateForms = ['shortYear', 'serial', 'period'] as const
/**
 * Differences between levels that do not count; blanks around a level and invisible marks never do. Signs are those of the same meaning: full width
 * and ligatures (Unicode's NFKC), dashes, quotes.
 */
export const alikeForms = ['blanks', 'case', 'composition', 'signs'] as const
export type Alike = (typeof alikeForms)[number]

/**
 * How the cells of one column are written where they are written otherwise than the rest of the table says. What is left out is as the
 * reading has it.
 */
export const columnFormSchema = z.strictObject({
  decimal: z.enum(decimalMarks).optional(),
  thousands: z.enum(thousandsMarks).optional(),
  /** Texts that may stand before or behind a number, such as kg; they are left out. */
  units: z.array(z.string().min(1).max(20)).min(1).max(20).optional(),
  minus: z.enum(minusForms).optional(),
  dateOrder: z.enum(dateOrders).optional(),
  dates: z.array(z.enum(dateForms)).min(1).optional(),
  /** Times of day and durations (7:05, 2:12:17, 7:05 PM) as numbers of hours. */
  times: z.literal('hours').optional(),
  /** Instead of the words of the table; none makes every word a value. */
  missingWords: z.array(z.string().min(1).max(40)).max(50).optional(),
  alike: z.array(z.enum(alikeForms)).min(1).optional(),
})
export type ColumnForm = z.infer<typeof columnFormSchema>
