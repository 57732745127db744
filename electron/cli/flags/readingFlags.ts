import { type Command, Option } from 'commander'
import { type ReadingChoices, textReadingParts } from '@shared/spec/reading'
import { type ReadingFlag, readReading, readingFlags } from '@shared/spec/words/readingWords'

/** The flags that say how a file is read, as commander hands them over; one that is not there leaves that to the file. */
export interface ReadingFlags {
  [key: string]: unknown
}

const heading = 'How the file is read (default: detected from the file):'

/** Everything of a Reading as a flag. */
export function addReadingFlags(command: Command): Command {
  for (const part of textReadingParts) {
    const { flag, word, hint, choices, repeats } = aboutOf(part)
    const option = new Option(word === '' ? `--${flag}` : `--${flag} ${word}`, hint)
    if (choices !== undefined) option.choices([...choices])
    if (repeats === true) option.argParser((text: string, given?: string[]) => [...(given ?? []), text])
    command.addOption(option.helpGroup(heading))
    if (word === '') command.addOption(new Option(`--no-${flag}`, 'the opposite').helpGroup(heading))
  }
  return command
}

/**
 * What was overruled.
 * @throws IssueError for a word that cannot be read
 */
export function readingOf(flags: ReadingFlags): ReadingChoices {
  const given = textReadingParts.flatMap((part): [typeof part, string[]][] => {
    const value = flags[new Option(`--${aboutOf(part).flag}`).attributeName()]
    if (value === undefined) return []
    if (typeof value === 'boolean') return [[part, [value ? '' : 'no']]]
    return [[part, Array.isArray(value) ? value.map(String) : [String(value)]]]
  })
  return readReading(new Map(given))
}

function aboutOf(part: (typeof textReadingParts)[number]): ReadingFlag<unknown> {
  return readingFlags[part] as ReadingFlag<unknown>
}
