import { type Delimiter, type Reading, type ReadingChoices, delimiters } from '../../../spec/reading'
import { isDateLike } from './dateGuess'
import { isNumberLike } from './numberStyles'
import { fitsWidth, withoutEmptyEnd } from './rowWidths'
import { type Sample, sampleRecords } from './sampleRecords'

/** Marks that some programs write between cells: looked into where no usual one fits. */
const rareDelimiters: readonly Delimiter[] = ['\u0001', '\u001f', '~', '^', '\u00a6', '\u00a7']
const marks: readonly Delimiter[] = delimiters.filter((delimiter) => delimiter !== 'whitespace')
const sampleRows = 200

export interface Dialect {
  delimiter: Delimiter
  quote: Reading['quote']
  quoteEscape: Reading['quoteEscape']
  sample: Sample
}

interface Candidate extends Dialect {
  width: number
  /** Of the rows, those as wide as the first. */
  share: number
  /** Of the cells, those that are a number, a date or a text without another delimiter. */
  clean: number
}

/**
 * The delimiter by which most of the first rows are as wide as the first one and most cells have no other delimiter within them (the
 * product of both shares); on a tie the one of more columns, then the comma. Blanks where each line has the same number of columns of which one is of
 * numbers, and no other delimiter fits as well.
 */
export function guessDialect(
  text: string,
  comment: string,
  chosen: Pick<ReadingChoices, 'delimiter' | 'quote' | 'quoteEscape'>,
): Dialect {
  const escapes = chosen.quoteEscape === undefined ? likelyEscapes(text) : [chosen.quoteEscape]
  const found = escapes.map((quoteEscape) => guessWith(text, { comment, quoteEscape }, chosen))
  // Backslashes before quotes are taken for escapes where that makes every quote well-formed.
  const [first, second] = found
  return second && first && first.sample.faulty > 0 && second.sample.faulty === 0 ? second : (first as Candidate)
}

function likelyEscapes(text: string): Reading['quoteEscape'][] {
  return text.includes('\\"') ? ['doubled', 'backslash'] : ['doubled']
}

type Given = Pick<Reading, 'comment' | 'quoteEscape'>

function guessWith(text: string, given: Given, chosen: Pick<ReadingChoices, 'delimiter' | 'quote'>): Candidate {
  const quotes = chosen.quote !== undefined ? [chosen.quote] : likelyQuotes(text)
  const examined = (of: readonly Delimiter[]): Candidate[] =>
    of.flatMap((delimiter) => quotes.map((quote) => examine(text, { delimiter, quote, ...given })))
  const usual = examined(chosen.delimiter !== undefined ? [chosen.delimiter] : delimiters)
  const isFound = chosen.delimiter !== undefined || usual.some(({ width, share }) => width > 1 && share >= 0.9)
  const rare = isFound ? [] : examined(rareDelimiters.filter((mark) => text.includes(mark)))
  const candidates = [...usual, ...rare.filter(({ width, share }) => width > 1 && share >= 0.9)]
  const ofQuotes = (quote: Reading['quote']): Candidate => {
    const own = candidates.filter((candidate) => candidate.quote === quote)
    const marked = own.filter(({ delimiter }) => delimiter !== 'whitespace').reduce(better, null)
    const blanks = own.find(({ delimiter }) => delimiter === 'whitespace') as Candidate
    if (!marked) return blanks
    if (blanks && fitsBlanks(blanks) && !(marked.width > 1 && marked.share >= 0.5 && marked.clean >= blanks.clean))
      return blanks
    return marked.width > 1 ? marked : (oneColumn(own) ?? marked)
  }
  const [first, second] = quotes.map(ofQuotes)
  return second && second.sample.quoted >= 2 && second.sample.faulty === 0 ? second : (first as Candidate)
}

/** A quote other than the usual one is looked into where the usual one does not occur. */
function likelyQuotes(text: string): Reading['quote'][] {
  return !text.includes('"') && text.includes("'") ? ['"', "'"] : ['"']
}

function examine(text: string, dialect: Pick<Reading, 'delimiter' | 'quote' | 'quoteEscape' | 'comment'>): Candidate {
  const sample = sampleRecords(text, dialect, sampleRows)
  const { rows } = sample
  const named = hasRowNames(rows, dialect.delimiter) ? 1 : 0
  const width = named ? (rows[1] as string[]).length : withoutEmptyEnd(rows).length
  const share = (named + rows.filter((row) => fitsWidth(row, width)).length) / Math.max(1, rows.length)
  const cells = rows.slice(rows.length > 1 ? 1 : 0).flat()
  const clean = cells.filter(isClean).length / Math.max(1, cells.length)
  const { delimiter, quote, quoteEscape } = dialect
  return { delimiter, quote, quoteEscape, sample, width, share, clean }
}

/**
 * Whether every row has one cell more than the first, as R writes the names of rows: without a name above them. With marks between
 * cells, where a mark too many is as likely, they have to count from 1.
 */
export function hasRowNames(rows: readonly (readonly string[])[], delimiter: Delimiter): boolean {
  const [first = [], ...others] = rows
  const wider = first.length > 1 && others.length > 0 && others.every((row) => row.length === first.length + 1)
  // A delimiter at the end of each row names none.
  if (others.every((row) => row.at(-1)?.trim() === '')) return false
  return wider && (delimiter === 'whitespace' || others.every(([name], index) => name === String(index + 1)))
}

/** As in "Smith, John" and "March 1, 2024". */
const commaInProse = /(?<=[\p{L}\p{N}.]),(?= [\p{L}\p{N}])/gu

/** Numbers before others: a comma in "1,5" is no delimiter that was left over, and two numbers with a blank between are not one cell. */
function isClean(cell: string): boolean {
  if (cell.trim() === '' || isNumberLike(cell) || isDateLike(cell)) return true
  const text = cell.replace(commaInProse, '')
  return !marks.some((mark) => text.includes(mark)) && !/^[\d.,\s+-]+$/.test(cell)
}

function better(best: Candidate | null, other: Candidate): Candidate {
  if (!best || best.width < 2) return other.width < 2 && best ? best : other
  if (other.width < 2) return best
  const weight = ({ share, clean }: Candidate): number => share * clean
  const order = weight(other) - weight(best) || other.share - best.share || other.width - best.width
  return order > 0 ? other : best
}

function fitsBlanks({ width, share, sample: { rows } }: Candidate): boolean {
  if (width < 2 || share < 1 || rows.length < 2) return false
  const data = rows.slice(1)
  // A row may end earlier than the first: empty cells at its end count for nothing.
  return (rows[0] as string[]).some((_, column) => data.every((row) => isNumberLike(row[column] ?? '')))
}

/** In a file of one column a comma may be decimal: the first delimiter that does not occur. */
function oneColumn(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.find(({ delimiter, share }) => delimiter !== 'whitespace' && share === 1)
}
