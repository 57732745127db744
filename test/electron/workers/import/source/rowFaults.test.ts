import { describe, expect, it } from 'vitest'
import {
  blankFault,
  cellFault,
  emptyFault,
  noRowsFault,
  quoteFault,
  widthFault,
} from '../../../../../electron/workers/import/source/rowFaults'

const name = 'my file.csv'

describe('a fault of a row', () => {
  it.each([
    quoteFault(name, 1200, 'open'),
    quoteFault(name, 1200, 'followed'),
    quoteFault(name, 1200, 'long'),
    widthFault(name, 1200, 3, 2),
    cellFault(name, 1200, 'b'),
  ])('names file and line, and says what to do: $message', ({ code, message }) => {
    expect(code).toBe('bad-file')
    expect(message).toMatch(/^my file\.csv, line 1200: .+\. [A-Z].+, then open the file again\.$/)
  })

  it('tells one fault from another', () => {
    const messages = (['open', 'followed', 'long'] as const).map((fault) => quoteFault(name, 1, fault).message)
    expect(new Set(messages).size).toBe(3)
    expect(widthFault(name, 1, 1, 2).message).toContain(': 1 field where the header has 2.')
    expect(widthFault(name, 1, 1234, 2).message).toContain(': 1,234 fields where the header has 2.')
    expect(cellFault(name, 1, 'b').message).toContain('the cell in b is longer than 1,000,000 characters')
  })
})

it.each([
  ['no byte', emptyFault(name), 'my file.csv is empty.'],
  ['blank lines', blankFault(name), 'my file.csv holds only blank lines.'],
  ['a header alone', noRowsFault(name), 'my file.csv has a header but no rows.'],
])('a file of %s is refused as a whole, with what to choose', (_, { code, message }, start) => {
  expect([code, message.startsWith(`${start} Choose a file with `)]).toEqual(['bad-file', true])
})
