import { describe, expect, it } from 'vitest'
import { type Reading, defaultReading } from '@shared/spec/reading'
import { createCellReader } from '@shared/data/reading/cells/cellReader'
import { markNames, marks } from '@shared/data/reading/cells/marks'

const kinds = markNames.slice(0, 10)
const kindOf = (cell: string, changes: Partial<Reading> = {}) => {
  const found = createCellReader({ ...defaultReading, ...changes }).read(cell)
  return kinds.filter((name) => (found & marks[name]) !== 0)
}

describe('a cell', () => {
  it.each([
    ['missing', ['', '  ', 'NA', ' NaN ', '?', '-']],
    ['number', ['7', '-1.5', '1e5', ' 3 ', '9007199254740993']],
    ['notFinite', ['inf', '-Infinity', '1E400']],
    ['leadingZeros', ['007', '00', ' 01 ']],
    ['boolean', ['true', 'No', ' YES ']],
    ['date', ['2024-02-29', '2024-02-29T10:00Z', '3/3/2024']],
    ['dayFirst', ['13/04/2024', '3.4.2024']],
    ['monthFirst', ['04/13/2024']],
    ['eitherFirst', ['03/04/2024', '3-4-2024']],
    ['text', ['x', '-01', '2024-02-30', '31/02/2024', '1,5', '__proto__', 'constructor']],
  ] as const)('is %s', (kind, cells) => {
    for (const cell of cells) expect(kindOf(cell), cell).toEqual([kind])
  })

  it('is a date by the order that was chosen, and by no other', () => {
    expect(kindOf('03/04/2024', { dateOrder: 'dmy' })).toEqual(['date'])
    expect(kindOf('04/13/2024', { dateOrder: 'dmy' })).toEqual(['text'])
    expect(kindOf('04.13.2024', { dateOrder: 'mdy' })).toEqual(['date'])
    expect(kindOf('13.04.2024', { dateOrder: 'mdy' })).toEqual(['text'])
    const cells = createCellReader({ ...defaultReading, dateOrder: 'mdy' })
    cells.read('03/04/2024')
    expect(cells.value).toBe(Date.UTC(2024, 2, 4))
  })

  it('has the value it spells', () => {
    const cells = createCellReader({ ...defaultReading, decimal: ',', thousands: '.' })
    const values = ['1.234,5', '007', '1970-01-02', 'x', '', '1e400'].map((cell) => {
      cells.read(cell)
      return cells.value
    })
    expect(values).toEqual([1234.5, 7, 86_400_000, Number.NaN, Number.NaN, Number.NaN])
  })

  it('is missing by the words of the reading, whatever else it spells', () => {
    const missingWords = ['-999', '1900-01-01', ' no ']
    for (const cell of ['-999', '-999.0', '-9.99e2', '1900-01-01', ' no '])
      expect(kindOf(cell, { missingWords })).toEqual(['missing'])
    expect(kindOf('NA', { missingWords })).toEqual(['text'])
    expect(createCellReader({ ...defaultReading, missingWords }).missingNumbers).toEqual(new Set([-999]))
    expect(createCellReader(defaultReading).missingNumbers).toBeNull()
  })
})
