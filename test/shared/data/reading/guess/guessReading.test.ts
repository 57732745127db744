import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Reading, type ReadingChoices, defaultReading, readingSchema } from '@shared/spec/reading'
import { guessReading } from '@shared/data/reading/guess/guessReading'

const guess = (text: string, choices: ReadingChoices = {}): Reading => guessReading(text, true, 'utf-8', choices)

describe('guessReading', () => {
  it('is the default for a plain table, and takes choices as they are', () => {
    expect(guess('a,b\n1,x\n')).toEqual(defaultReading)
    const choices: ReadingChoices = {
      ...{ encoding: 'shift_jis', delimiter: '|', quote: 'none', header: false, decimal: ',', thousands: "'" },
      ...{ comment: '%', missingWords: ['x'], dateOrder: 'mdy', raggedRows: 'leaveOut', types: { a: 'text' } },
      ...{ quoteEscape: 'doubled', skipLines: 0, labelRows: 1, repeatedHeaders: 'leaveOut', leaveOutRows: ['Total'] },
    }
    expect(guess('a;b\n1;2\n', choices)).toEqual({ kind: 'text', ...choices })
  })

  it('takes everything from what the rows show, each part given the others', () => {
    const text = '# by x\nname;on;amount\nx, y;31.12.2024;1.234,5\nz;NA;0,5\n'
    expect(guess(text)).toEqual({
      ...defaultReading,
      comment: '#',
      delimiter: ';',
      decimal: ',',
      thousands: '.',
      dateOrder: 'dmy',
    })
    expect(guess(text.replaceAll('.12.', '/12/')).dateOrder).toBe('dmy')
    // Where NA is no missing word, it is one cell of two that is no number.
    expect(guess(text.replace('0,5', 'NA'), { missingWords: [] }).thousands).toBe('none')
  })

  it('takes a choice that is undefined for none', () => {
    expect(guess('a;b\n1;2\n', { delimiter: undefined, header: undefined })).toMatchObject({
      delimiter: ';',
      header: true,
    })
  })

  it('guesses the rest given the choices', () => {
    expect(guess('1,5;2\n3,5;4\n', { delimiter: ',' })).toMatchObject({ delimiter: ',', decimal: '.' })
    expect(guess('a;b\n1,5;2\n', { comment: 'a' })).toMatchObject({ header: false, decimal: ',' })
    expect(guess('a;b\n1.234;2\n', { decimal: ',' })).toMatchObject({ thousands: 'none' })
    expect(guess('a;b\n1,5;2\n', { thousands: ',' })).toMatchObject({ decimal: '.', thousands: ',' })
    expect(guess('a;b\n1.5;2\n', { thousands: '.' })).toMatchObject({ decimal: ',', thousands: '.' })
  })

  it('does not look at a last line that may be cut off', () => {
    expect(guessReading('a;b\n1;2\n3,4,5', false, 'utf-8', {}).delimiter).toBe(';')
  })

  it('never fails, and gives a reading that holds', () => {
    const mark = fc.constantFrom('"', "'", ',', ';', '\t', '|', ' ', '\n', '#', '1', '.', 'x', '-', '2024-01-05', '\0')
    const text = fc.oneof(
      fc.array(mark, { maxLength: 60 }).map((marks) => marks.join('')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(text, fc.boolean(), (content, complete) => {
        const reading = guessReading(content, complete, 'utf-8', {})
        expect(readingSchema.safeParse(reading).success).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the header', () => {
  it.each([
    ['1,2\n3,4\n', false],
    ['2024-01-05,1\n2024-01-06,2\n', false],
    ['31.12.2024;1,5\n01.01.2025;2,5\n', false],
    ['1,NA\n2,3\n', false],
    ['a,1\nb,2\n', true],
    [',a\n0,1\n', true],
    ['NA,NA\n1,2\n', true],
    ['007,008\n1,2\n', true],
  ])('of %j: %j', (text, header) => expect(guess(text).header).toBe(header))
})
