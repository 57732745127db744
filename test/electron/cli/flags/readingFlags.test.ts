import { Command, CommanderError } from 'commander'
import { describe, expect, it } from 'vitest'
import { problemOf } from '@shared/contract/labError'
import { type Reading, defaultReading, readingSchema } from '@shared/spec/reading'
import { writeReading } from '@shared/spec/words/readingWords'
import { withFlag } from '../../../../electron/cli/flags/flagNames'
import { addReadingFlags, readingOf } from '../../../../electron/cli/flags/readingFlags'

const read = (...words: string[]) =>
  readingOf(
    addReadingFlags(new Command())
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
      .parse(words, { from: 'user' })
      .opts(),
  )

describe('the flags of a reading', () => {
  it('leave everything to the file where none is given', () => {
    expect(read()).toEqual({})
  })

  it('overrule what is given, by words or characters', () => {
    expect(read('--delimiter', 'semicolon', '--decimal', ',', '--thousands', 'point', '--no-header')).toEqual({
      delimiter: ';',
      decimal: ',',
      thousands: '.',
      header: false,
    })
    expect(read('--delimiter', '\t', '--quote', 'single', '--header')).toEqual({
      delimiter: '\t',
      quote: "'",
      header: true,
    })
  })

  it('take lists of words, none at all, and types by name', () => {
    expect(read('--missing-words', 'NA, n/a,"a,b"').missingWords).toEqual(['NA', 'n/a', 'a,b'])
    expect(read('--missing-words', '').missingWords).toEqual([])
    expect(read('--type', 'zip=identifier', '--type', 'a=b=text').types).toEqual({ zip: 'identifier', 'a=b': 'text' })
  })

  it.each([
    ['--delimiter', 'dash'],
    ['--encoding', 'latin-9'],
    ['--decimal', '·'],
    ['--type', 'zip'],
    ['--type', 'zip=code'],
    ['--date-order', 'ydm'],
    ['--ragged-rows', 'pad'],
  ])('refuse %s %s, by the flag', (flag, word) => {
    let message = ''
    try {
      read(flag, word)
    } catch (error) {
      // Closed choices are refused by commander itself.
      message = error instanceof CommanderError ? error.message : withFlag(problemOf(error)).message
    }
    expect(message).toContain(flag)
    expect(message).not.toContain('inside Logit Lab')
  })

  it('can say every reading there is, as the copied command line does', () => {
    const readings: Reading[] = [
      defaultReading,
      {
        kind: 'text',
        ...{ encoding: 'windows-1252', delimiter: ';', quote: "'", header: false, decimal: ',', thousands: '.' },
        ...{ comment: '#', missingWords: ['NA', 'a,b', '"'], dateOrder: 'dmy', raggedRows: 'leaveOut' },
        types: { zip: 'identifier', 'a=b': 'text', 'sold on': 'date' },
        ...{ quoteEscape: 'backslash', skipLines: 4 },
        ...{ labelRows: 1, repeatedHeaders: 'leaveOut', leaveOutRows: ['Total', 'a,b'] },
      },
      { ...defaultReading, delimiter: '\u0001', encoding: 'ibm850' },
      { ...defaultReading, delimiter: '~' },
      { ...defaultReading, delimiter: 'whitespace', quote: 'none', thousands: ' ', missingWords: [] },
    ]
    for (const reading of readings) {
      const words = writeReading(reading).flatMap(([flag, word]) => (word === null ? [flag] : [flag, word]))
      expect({ kind: 'text', types: {}, ...read(...words) }).toEqual(readingSchema.parse(reading))
    }
  })
})
