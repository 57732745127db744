import { describe, expect, it } from 'vitest'
import { IssueError } from '@shared/spec/issue'
import { type TextReading, defaultReading, textReadingParts } from '@shared/spec/reading'
import { readReading, readingFlags, writeReading } from '@shared/spec/words/readingWords'

describe('the words of a reading', () => {
  it('are words where a character would be lost in a shell', () => {
    const marks = { delimiter: '\t', quote: "'", decimal: ',', thousands: ' ', header: false } as const
    const types = { 'sold on': 'date', 'a=b': 'text' } as const
    expect(writeReading({ ...defaultReading, ...marks, missingWords: ['NA', 'a,b'], types })).toEqual([
      ['--encoding', 'utf-8'],
      ['--delimiter', 'tab'],
      ['--quote', 'single'],
      ['--no-header', null],
      ['--decimal', 'comma'],
      ['--thousands', 'space'],
      ['--comment', ''],
      ['--missing-words', 'NA,"a,b"'],
      ['--date-order', 'ymd'],
      ['--ragged-rows', 'refuse'],
      ['--type', 'sold on=date'],
      ['--type', '"a=b"=text'],
      ['--quote-escape', 'doubled'],
      ['--skip-lines', '0'],
      ['--label-rows', '0'],
      ['--repeated-headers', 'keep'],
      ['--leave-out-rows', ''],
    ])
  })

  it('overrule what is given, and nothing else', () => {
    expect(readReading(new Map())).toEqual({})
    const given = new Map<(typeof textReadingParts)[number], string[]>([
      ['delimiter', ['comma', 'tab']],
      ['thousands', ["'"]],
      ['header', ['no']],
      ['types', ['zip=identifier', '"a, b"=text', 'a=b=date']],
    ])
    expect(readReading(given)).toEqual({
      ...{ delimiter: '\t', thousands: "'", header: false },
      types: { zip: 'identifier', 'a, b': 'text', 'a=b': 'date' },
    })
  })

  it('are read back as what was written, for every part', () => {
    const reading: TextReading = {
      ...defaultReading,
      ...{ encoding: 'shift_jis', delimiter: 'whitespace', quote: 'none', header: false, decimal: ',' },
      ...{ thousands: ' ', comment: '#', missingWords: ['a,b', '"'], dateOrder: 'mdy', raggedRows: 'leaveOut' },
    }
    for (const part of textReadingParts.filter((name) => name !== 'types' && name !== 'forms')) {
      const { read, write } = readingFlags[part] as { read(word: string): unknown; write(value: unknown): string }
      expect(read(write(reading[part])), part).toEqual(reading[part])
    }
  })

  it('are read back for every part of a form of a column', () => {
    const forms: TextReading['forms'] = {
      'a=b': { decimal: ',', thousands: ' ', units: ['kg', 'a;b', 'c,d', '€'], minus: 'behind' },
      when: { dateOrder: 'mdy', dates: ['shortYear', 'serial'], times: 'hours', missingWords: [], alike: ['case'] },
      plain: {},
    }
    const written = writeReading({ ...defaultReading, forms }).flatMap(([flag, word]) =>
      flag === '--form' ? [word ?? ''] : [],
    )
    expect(readReading(new Map([['forms', written]]))).toEqual({ forms })
  })

  it.each<[(typeof textReadingParts)[number], string, string[]]>([
    ['delimiter', 'dash', ['reading', 'delimiter']],
    ['decimal', '·', ['reading', 'decimal']],
    ['types', 'zip', ['reading', 'types']],
    ['forms', 'weight', ['reading', 'forms']],
    ['forms', 'weight=colour:red', ['reading', 'forms']],
    ['types', 'zip=code', ['reading', 'types']],
  ])('refuse of %s what cannot be read: %s', (part, word, path) => {
    try {
      readReading(new Map([[part, [word]]]))
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(IssueError)
      expect((error as IssueError).issue).toMatchObject({ code: 'reading-word', path })
    }
  })
})
