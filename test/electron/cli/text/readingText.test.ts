import { expect, it } from 'vitest'
import { type Reading, defaultReading } from '@shared/spec/reading'
import { readingText } from '../../../../electron/cli/text/readingText'

it('says how a file was read, and nothing that is as nearly always', () => {
  expect(readingText({ ...defaultReading, missingWords: ['NA'] }, {})).toBe(
    'Read as comma-separated, utf-8, with a header, decimal point, missing: NA',
  )
})

it('parts what was guessed from what was given', () => {
  const reading: Reading = {
    ...{ ...defaultReading, delimiter: ';', decimal: ',', thousands: '.', missingWords: [] },
    ...{ dateOrder: 'dmy', types: { zip: 'identifier' } },
  }
  expect(readingText(reading, { decimal: ',', types: { zip: 'identifier' } })).toBe(
    'Read as semicolon-separated, utf-8, with a header, point between thousands, dates day first, only empty cells missing; given: decimal comma, zip as identifier',
  )
})
