import {
  type ReadingChoices,
  type TextReading,
  columnTypes,
  defaultReading,
  dateOrders,
  encodings,
  isDelimiter,
  quoteEscapes,
  raggedRules,
  repeatedHeaderRules,
  textReadingParts,
} from '../reading'
import { IssueError, issueAt } from '../issue'
import { readForm, writeForm } from './formWords'
import { flagWord, plainWord, readList, writeList } from './quotedWords'

type Part = (typeof textReadingParts)[number]

/** How a part of a reading is written on a command line. */
export interface ReadingFlag<Value> {
  flag: string
  /** The word that stands for its value in help; an empty word takes none. */
  word: string
  hint: string
  /** What may be written, where that is a closed list. */
  choices?: readonly string[]
  /** Whether the flag may be given again, each time adding to what it said. */
  repeats?: boolean
  read(word: string): Value
  write(value: Value): string
}

function oneOf<const Value extends string>(
  values: readonly Value[],
  about: Pick<ReadingFlag<Value>, 'flag' | 'word' | 'hint'>,
): ReadingFlag<Value> {
  return { ...about, choices: values, read: (word) => word as Value, write: (value) => value }
}

/** Reads a count. */
function count(part: Part, noun: string): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (text.trim() !== '' && Number.isInteger(value) && value >= 0) return value
    throw new IssueError(issueAt(['reading', part], 'reading-word', `Enter a whole number of ${noun}.`, { word: text }))
  }
}

/** A mark by the word that a shell takes without quotes, or as it is. */
function mark<const Words extends Record<string, string>>(
  part: Part,
  words: Words,
  about: Pick<ReadingFlag<Words[keyof Words]>, 'flag' | 'word' | 'hint'>,
): ReadingFlag<Words[keyof Words]> {
  type Mark = Words[keyof Words]
  const names = Object.keys(words)
  return {
    ...about,
    hint: `${about.hint}: ${names.join(', ')}`,
    read: (text) => {
      const found = Object.entries(words).find(([word, value]) => word === text || value === text)
      if (found) return found[1] as Mark
      const message = `Enter ${names.join(', ')}, or the character itself.`
      throw new IssueError(issueAt(['reading', part], 'reading-word', message, { word: text }))
    },
    write: (value) => names.find((name) => words[name] === value) ?? value,
  }
}

const types: ReadingFlag<TextReading['types']> = {
  flag: 'type',
  word: '<name=type>',
  hint: `type of a column (${columnTypes.join(', ')}); may be given again`,
  repeats: true,
  read: (text) => {
    // The last =: a type has none, a name may.
    const at = text.lastIndexOf('=')
    const type = columnTypes.find((name) => name === text.slice(at + 1).trim())
    const name = plainWord(text.slice(0, Math.max(0, at)).trim())
    if (type !== undefined && name !== '') return { [name]: type }
    const message = `Enter it like zip=identifier; types are ${columnTypes.join(', ')}.`
    throw new IssueError(issueAt('reading.types', 'reading-word', message, { word: text }))
  },
  write: (value) => {
    const [[name, type] = ['', '']] = Object.entries(value)
    return `${flagWord(name)}=${type}`
  },
}

const forms: ReadingFlag<NonNullable<TextReading['forms']>> = {
  flag: 'form',
  word: '<name=form>',
  hint: 'how the cells of a column are written where they are written otherwise, such as "weight=units:kg;decimal:comma"; weight=plain for no other form; may be given again',
  repeats: true,
  read: readForm,
  write: (value) => {
    const [[name, form] = ['', {}]] = Object.entries(value)
    return writeForm(name, form)
  },
}

const delimiterWords: Record<string, string | undefined> = {
  ...{ comma: ',', semicolon: ';', tab: '\t', pipe: '|', whitespace: 'whitespace' },
}

/** Every part of a reading as a flag, in the order of the help. */
export const readingFlags: { [Key in Part]: ReadingFlag<NonNullable<TextReading[Key]>> } = {
  encoding: oneOf(encodings, { flag: 'encoding', word: '<name>', hint: 'character encoding' }),
  delimiter: {
    flag: 'delimiter',
    word: '<mark>',
    hint: `field delimiter: ${Object.keys(delimiterWords).join(', ')}, or a character (\\x01 by its code)`,
    read: (text) => {
      const mark =
        delimiterWords[text] ??
        text.replace(/^\\x([0-9a-f]{2})$/i, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
      if (isDelimiter(mark)) return mark
      const message = `Enter ${Object.keys(delimiterWords).join(', ')}, or one character that is no letter, digit, quote, point or sign.`
      throw new IssueError(issueAt('reading.delimiter', 'reading-word', message, { word: text }))
    },
    write: (value) => {
      const word = Object.keys(delimiterWords).find((name) => delimiterWords[name] === value)
      return word ?? (value < ' ' ? `\\x${value.charCodeAt(0).toString(16).padStart(2, '0')}` : value)
    },
  },
  quote: mark(
    'quote',
    { double: '"', single: "'", none: 'none' },
    { flag: 'quote', word: '<mark>', hint: 'quote character' },
  ),
  header: {
    flag: 'header',
    word: '',
    hint: 'the first row names the columns; with no-header columns are named column_1, column_2, …',
    read: (word) => word !== 'no',
    write: (value) => (value ? '' : 'no'),
  },
  decimal: mark('decimal', { point: '.', comma: ',' }, { flag: 'decimal', word: '<mark>', hint: 'the decimal mark' }),
  thousands: mark(
    'thousands',
    { none: 'none', comma: ',', point: '.', apostrophe: "'", space: ' ' },
    { flag: 'thousands', word: '<mark>', hint: 'what stands between groups of three digits' },
  ),
  comment: {
    flag: 'comment',
    word: '<start>',
    hint: 'lines that begin with it are skipped; empty for none',
    read: (word) => word,
    write: (value) => value,
  },
  missingWords: {
    flag: 'missing-words',
    word: '<words>',
    hint: 'missing-value codes besides empty cells, comma separated',
    read: readList,
    write: writeList,
  },
  dateOrder: oneOf(dateOrders, {
    flag: 'date-order',
    word: '<order>',
    hint: 'order of day, month and year in dates such as 03/04/2024',
  }),
  raggedRows: oneOf(raggedRules, {
    flag: 'ragged-rows',
    word: '<rule>',
    hint: 'rows with too few or too many fields; fill pads short rows with missing values',
  }),
  types,
  quoteEscape: oneOf(quoteEscapes, {
    flag: 'quote-escape',
    word: '<rule>',
    hint: 'how a quote inside quotes is escaped',
  }),
  skipLines: {
    flag: 'skip-lines',
    word: '<count>',
    hint: 'lines to skip above the table',
    read: count('skipLines', 'lines'),
    write: String,
  },
  labelRows: {
    flag: 'label-rows',
    word: '<count>',
    hint: 'rows directly below the header to leave out, such as units or types',
    read: count('labelRows', 'rows'),
    write: String,
  },
  repeatedHeaders: oneOf(repeatedHeaderRules, {
    flag: 'repeated-headers',
    word: '<rule>',
    hint: 'rows that repeat the header',
  }),
  leaveOutRows: {
    flag: 'leave-out-rows',
    word: '<texts>',
    hint: 'rows that begin with one of these texts are left out, such as Total; comma separated',
    read: readList,
    write: writeList,
  },
  forms,
}

/** Parts that are told column by column. */
const byColumn: readonly Part[] = ['types', 'forms']

/** Flags with their words that read a file in exactly this way, whatever would be guessed. */
export function writeReading(reading: TextReading): [flag: string, word: string | null][] {
  return textReadingParts.flatMap((part): [string, string | null][] => {
    if (part === 'header') return [[reading.header ? '--header' : '--no-header', null]]
    const { flag, write } = readingFlags[part] as ReadingFlag<unknown>
    if (!byColumn.includes(part)) return [[`--${flag}`, write(reading[part])]]
    return Object.entries(reading[part] ?? {}).map(([name, value]) => [`--${flag}`, write({ [name]: value })])
  })
}

/** Flags with their words for these choices alone. */
export function writeChoices(choices: ReadingChoices): [flag: string, word: string | null][] {
  const written = writeReading({ ...defaultReading, types: {}, ...choices } as TextReading)
  const given = new Set(
    textReadingParts.flatMap((part) => (choices[part] === undefined ? [] : [readingFlags[part].flag])),
  )
  return written.filter(([flag]) => given.has(flag.replace(/^--(?:no-(?=header$))?/, '')))
}

/** What was overruled by the words that were given, each by its part. */
export function readReading(words: ReadonlyMap<Part, readonly string[]>): ReadingChoices {
  const choices = textReadingParts.flatMap((part) => {
    const given = words.get(part)
    const last = given?.at(-1)
    if (given === undefined || last === undefined) return []
    const { read, repeats } = readingFlags[part] as ReadingFlag<unknown>
    return [[part, repeats === true ? Object.assign({}, ...given.map(read)) : read(last)] as const]
  })
  return Object.fromEntries(choices) as ReadingChoices
}
