import { type Command, InvalidArgumentError, Option } from 'commander'
import {
  type ColumnType,
  type Delimiter,
  type Encoding,
  type Reading,
  type ReadingChoices,
  columnTypes,
  dateOrders,
  encodings,
  raggedRules,
} from '@shared/spec/reading'
import { plainWord, splitWords } from './quotedWords'

/** The flags that say how a file is read, as commander hands them over; one that is not there leaves that to the file. */
export interface ReadingFlags {
  encoding?: Encoding
  delimiter?: Delimiter
  quote?: Reading['quote']
  header?: boolean
  decimal?: Reading['decimal']
  thousands?: Reading['thousands']
  comment?: string
  missingWords?: string[]
  dateOrder?: Reading['dateOrder']
  raggedRows?: Reading['raggedRows']
  type?: Record<string, ColumnType>
}

/** Marks by the words that a shell takes without quotes. */
const delimiterWords: Record<string, Delimiter> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  pipe: '|',
  whitespace: 'whitespace',
}
const quoteWords: Record<string, Reading['quote']> = { double: '"', single: "'", none: 'none' }
const decimalWords: Record<string, Reading['decimal']> = { point: '.', comma: ',' }
const thousandsWords: Record<string, Reading['thousands']> = {
  none: 'none',
  comma: ',',
  point: '.',
  apostrophe: "'",
  space: ' ',
}

/** Everything of a Reading as a flag. */
export function addReadingFlags(command: Command): Command {
  const options = [
    new Option('--encoding <name>', 'how bytes are characters').choices(encodings),
    mark('--delimiter <mark>', 'what stands between cells', delimiterWords),
    mark('--quote <mark>', 'what stands around cells', quoteWords),
    new Option('--header', 'the first row names the columns'),
    new Option('--no-header', 'the first row is data: columns are named column_1, column_2, …'),
    mark('--decimal <mark>', 'the decimal mark', decimalWords),
    mark('--thousands <mark>', 'what stands between groups of three digits', thousandsWords),
    new Option('--comment <start>', 'lines that begin with it are left out; empty for none'),
    new Option('--missing-words <words>', 'cells that are missing besides empty ones, comma separated').argParser(
      (text: string) =>
        splitWords(text, ',')
          .map(plainWord)
          .filter((word) => word !== ''),
    ),
    new Option('--date-order <order>', 'of dates such as 03/04/2024').choices(dateOrders),
    new Option('--ragged-rows <rule>', 'rows of another width than the header').choices(raggedRules),
    new Option('--type <name=type>', `type of a column (${columnTypes.join(', ')}); may be given again`).argParser(
      (text: string, given: Record<string, ColumnType> | undefined) => ({ ...given, ...typeOf(text) }),
    ),
  ]
  const heading = 'How the file is read (default: as it says itself):'
  for (const option of options) command.addOption(option.helpGroup(heading))
  return command
}

/** What was overruled. */
export function readingOf(flags: ReadingFlags): ReadingChoices {
  const { encoding, delimiter, quote, header, decimal, thousands, comment, missingWords } = flags
  const { dateOrder, raggedRows, type: types } = flags
  const choices = { encoding, delimiter, quote, header, decimal, thousands, comment, missingWords }
  const given = Object.entries({ ...choices, dateOrder, raggedRows, types }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as ReadingChoices
}

/** An option that takes a mark by its word or as it is. */
function mark<Mark extends string>(flags: string, description: string, words: Record<string, Mark>): Option {
  const names = Object.keys(words).join(', ')
  return new Option(flags, `${description}: ${names}`).argParser((text: string): Mark => {
    const found = Object.entries(words).find(([word, value]) => word === text || value === text)
    if (found) return found[1]
    throw new InvalidArgumentError(`It must be ${names}, or the character itself.`)
  })
}

function typeOf(text: string): Record<string, ColumnType> {
  // The last =: a type has none, a name may.
  const at = text.lastIndexOf('=')
  const type = columnTypes.find((name) => name === text.slice(at + 1).trim())
  const name = plainWord(text.slice(0, Math.max(0, at)).trim())
  if (type !== undefined && name !== '') return { [name]: type }
  throw new InvalidArgumentError(`It must be like zip=identifier; types are ${columnTypes.join(', ')}.`)
}
