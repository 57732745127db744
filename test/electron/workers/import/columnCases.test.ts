import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ReadingChoices } from '@shared/spec/reading'
import { take } from './blocks/importing'
import { startReadingHere } from './blocks/importing'
import { shownTable } from '../../../corpus/corpusFiles'
import { temporaryFolder } from '../temporary'

const folder = join(import.meta.dirname, '../../../data/cases/import')

async function read(path: string, reading: ReadingChoices = {}) {
  const result = await take(path, { name: 'f.csv', reading, threads: 1 }, { startReading: startReadingHere })
  const columns = new Map((shownTable(result) ?? []).map(([name, type, cells]) => [name, { type, cells }]))
  const told = (column: string) => result.warnings.filter((warning) => warning.column === column)
  return { ...result, columns, told }
}
const readCase = (name: string, reading: ReadingChoices = {}) => read(join(folder, name), reading)
type Read = Awaited<ReturnType<typeof read>>

/** The numbers of a column. */
function numbersOf({ table }: Read, name: string): number[] {
  const column = table?.columns.find((candidate) => candidate.name === name)
  return column?.kind === 'number' ? Array.from(column.values) : []
}
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const codesOf = (result: Read, column: string) => result.told(column).map(({ code }) => code)
/** The first remedy that is offered for a column. */
const remedyOf = (result: Read, column: string) => result.told(column).flatMap(({ remedies = [] }) => remedies)[0]

describe('numbers in other clothes', () => {
  it('have U+2212 for a minus', async () => {
    const result = await readCase('A11_unicode_minus_40pct.csv')
    expect(numbersOf(result, 'sum').slice(0, 3)).toEqual([-51.72, -86.39, 52.79])
    expect(codesOf(result, 'sum')).toEqual(['number-form'])
  })

  it('have the minus behind', async () => {
    const result = await readCase('A12_trailing_minus.csv')
    expect(numbersOf(result, 'betrag').slice(0, 4)).toEqual([-152.75, 155.54, 209.35, -703.52])
    expect(result.reading.forms).toEqual({ betrag: { decimal: ',', minus: 'behind' } })
    expect(result.id).toBe(result.source)
  })

  it('have one group of thousands, told where other columns of the file have decimal commas', async () => {
    const told = await readCase('thousands_or_decimals.csv')
    expect([told.reading.decimal, codesOf(told, 'people'), codesOf(told, 'share')]).toEqual([
      ',',
      ['other-reading'],
      [],
    ])
    const read = await readCase('thousands_or_decimals.csv', remedyOf(told, 'people')?.changes)
    expect([meanOf(numbersOf(read, 'people')), meanOf(numbersOf(read, 'share'))]).toEqual([2107, 1.625])
  })

  it('have one group of thousands', async () => {
    const values = numbersOf(await readCase('A15_one_group_thousands.csv'), 'people')
    expect(meanOf(values)).toBeCloseTo(1692.2, 1)
  })

  it('have percent signs and commas, each column its own', async () => {
    const result = await readCase('A53_percent_comma.csv')
    expect(numbersOf(result, 'win').slice(0, 2)).toEqual([43.64, 68.81])
    expect(numbersOf(result, 'n').slice(0, 2)).toEqual([1286, 2717])
    expect(numbersOf(result, 'n')).toHaveLength(40)
  })

  it('have thin spaces between thousands', async () => {
    expect(numbersOf(await readCase('A41_thin_space_thousands.csv'), 'wert').slice(0, 2)).toEqual([7192.63, 2508.74])
  })

  it('have units', async () => {
    const result = await readCase('A51_units_in_cells.csv')
    expect(numbersOf(result, 'weight').slice(0, 2)).toEqual([54, 93])
    expect(numbersOf(result, 'height').slice(0, 2)).toEqual([171, 190])
    expect(numbersOf(await readCase('T75_euro_suffix.csv'), 'fee').slice(0, 2)).toEqual([49.37, 45.31])
  })

  it('have one word among few, which is offered as missing with what is kept', async () => {
    const result = await readCase('U1_small_one_word.csv')
    const remedy = remedyOf(result, 'dose')
    expect(remedy).toMatchObject({ kept: 17, lost: 1 })
    const again = await readCase('U1_small_one_word.csv', remedy?.changes)
    expect(again.columns.get('dose')?.type).toBe('number')
    expect(again.id).not.toBe(again.source)
  })

  it('have flags of a statistical office, which are offered to be left out', async () => {
    const result = await readCase('T36_eurostat.tsv')
    const [name = ''] = [...result.columns.keys()].filter((column) => column.startsWith('2019'))
    const remedy = remedyOf(result, name)
    expect(remedy).toMatchObject({ kept: 25, lost: 0 })
    const again = await readCase('T36_eurostat.tsv', remedy?.changes)
    expect(numbersOf(again, name).slice(0, 2)).toEqual([6.5, 29.6])
  })

  it('are words for yes and no', async () => {
    const { columns } = await readCase('A58_boolean_words.csv')
    expect(['a', 'b', 'c', 'd'].map((name) => columns.get(name)?.type)).toEqual(new Array(4).fill('boolean'))
    expect(columns.get('b')?.cells.slice(0, 2)).toEqual(['y', 'n'])
    expect(columns.get('d')?.cells.slice(0, 2)).toEqual(['false', 'false'])
  })
})

describe('units that do not go together', () => {
  const own = temporaryFolder()
  const table = (cells: readonly string[]) =>
    own.write('f.csv', `c,y\n${cells.map((cell, row) => `${cell},${row % 2}`).join('\n')}\n`)

  it('are told, and never left out', async () => {
    const result = await read(
      table(Array.from({ length: 30 }, (_, row) => `${row + 1} ${row % 3 === 0 ? 'lb' : 'kg'}`)),
    )
    expect(codesOf(result, 'c')).toContain('mixed-units')
    expect(remedyOf(result, 'c')).toBeUndefined()
  })

  it('are factors behind some of the numbers', async () => {
    const result = await read(
      table(Array.from({ length: 30 }, (_, row) => (row % 3 === 0 ? `${row + 1}k` : `${900 + row}`))),
    )
    expect(codesOf(result, 'c')).toContain('mixed-units')
    expect(remedyOf(result, 'c')).toBeUndefined()
  })

  it('are parts of codes', async () => {
    const result = await read(table(Array.from({ length: 30 }, (_, row) => `${1000 + row}-A`)))
    expect(result.columns.get('c')?.type).toBe('identifier')
  })

  it('leave currency before the number', async () => {
    const result = await read(table(Array.from({ length: 30 }, (_, row) => `-$${row + 1}.50`)))
    expect(numbersOf(result, 'c').slice(0, 2)).toEqual([-1.5, -2.5])
  })
})

describe('dates in other clothes', () => {
  it.each([
    ['A20_google_forms_timestamp.csv', 'Timestamp', '2024-01-01T19:10:03Z'],
    ['A21_postgres_tz.csv', 'ts', '2023-02-01T14:00:33Z'],
    ['A22b_iso_offset_no_colon.csv', 'ts', '2023-02-01T14:00:33Z'],
    ['A23_two_digit_year.csv', 'when', '2019-01-01'],
  ])('are dates: %s', async (name, column, first) => {
    const result = await readCase(name)
    expect(result.columns.get(column)?.type).toBe('date')
    expect(numbersOf(result, column)[0]).toBe(Date.parse(first))
    expect(result.columns.get(column)?.cells).not.toContain(null)
  })

  it('have zero dates where there is none', async () => {
    const values = numbersOf(await readCase('T24_zero_dates.csv'), 'joined')
    expect(values.filter(Number.isNaN).length).toBe(7)
    expect(values[1]).toBe(Date.parse('2023-02-02'))
  })

  it('are serials beside dates, which are offered as such', async () => {
    const remedy = remedyOf(await readCase('T25_serial_and_iso.csv'), 'joined')
    expect(remedy).toMatchObject({ kept: 60, lost: 0 })
    const values = numbersOf(await readCase('T25_serial_and_iso.csv', remedy?.changes), 'joined')
    expect(values.slice(0, 2)).toEqual([Date.parse('2022-12-05'), Date.parse('2023-02-02')])
  })

  it('are times of day, which are offered as hours', async () => {
    const remedy = remedyOf(await readCase('A36_time_of_day.csv'), 'start')
    expect(remedy).toMatchObject({ kept: 50, lost: 0 })
    const values = numbersOf(await readCase('A36_time_of_day.csv', remedy?.changes), 'start')
    expect(values[0]).toBe(7)
    expect(values[1]).toBeCloseTo(16 + 8 / 60, 12)
  })
})

describe('words that mean missing', () => {
  it('are \\N of a database, where the file has it', async () => {
    const { columns, reading } = await readCase('A18_mysql_backslash_N.tsv')
    expect(columns.get('age')?.type).toBe('integer')
    expect(columns.get('city')?.cells.filter((cell) => cell === null).length).toBe(6)
    expect(reading.missingWords.at(-1)).toBe('\\N')
  })

  it('are levels beside levels of their sort', async () => {
    const { columns, told } = await readCase('A03_plus_minus_class.csv')
    const cells = columns.get('class')?.cells ?? []
    expect([cells.filter((cell) => cell === '+').length, cells.filter((cell) => cell === '-').length]).toEqual([33, 47])
    expect(told('class').map(({ code }) => code)).toEqual(['column-form'])
  })

  it.each(['pool', 'alley', 'fence'])('may be levels where they leave a constant column: %s', async (column) => {
    const remedy = remedyOf(await readCase('A33b_house_na_level.csv'), column)
    expect(remedy).toMatchObject({ kept: 100, lost: 0 })
    const again = await readCase('A33b_house_na_level.csv', remedy?.changes)
    expect(new Set(again.columns.get(column)?.cells).size).toBe(2)
  })
})

describe('levels and names', () => {
  it('with few leading zeros are a category', async () => {
    expect((await readCase('T76_leading_zero_month.csv')).columns.get('month')?.type).toBe('category')
  })

  it('that differ by blanks around them or invisible marks alone are one', async () => {
    const blanks = await readCase('A45_trailing_blank_levels.csv')
    expect(new Set(blanks.columns.get('lang')?.cells)).toEqual(new Set(['english', 'french']))
    expect(codesOf(blanks, 'lang')).toContain('merged-levels')
    const marks = await readCase('A28b_zero_width_space.csv')
    expect(new Set(marks.columns.get('y')?.cells)).toEqual(new Set(['a', 'b']))
    expect(numbersOf(marks, 'dose').slice(0, 2)).toEqual([49.2, 19])
  })

  it('that differ by case or composition alone are offered to be merged', async () => {
    for (const [name, column, levels] of [
      ['U15_level_case.csv', 'sex', 3],
      ['A39_nfc_nfd_levels.csv', 'café', 1],
    ] as const) {
      const remedy = remedyOf(await readCase(name), column)
      const again = await readCase(name, remedy?.changes)
      expect(new Set(again.columns.get(column)?.cells).size).toBe(levels)
    }
  })

  it('that are the name of their column tell of a repeated header, whatever the type', async () => {
    const numbers = await readCase('A25_repeated_header.csv')
    for (const column of ['x', 'colour', 'y']) expect(codesOf(numbers, column)).toContain('repeated-header')
    const levels = await readCase('P12_repeated_header_categories.csv')
    for (const column of ['cap', 'odor', 'kind']) expect(codesOf(levels, column)).toContain('repeated-header')
  })

  it.each([
    ['A25_repeated_header.csv', 50, ['number', 'category', 'boolean'], ['no', 'yes']],
    ['P12_repeated_header_categories.csv', 75, ['category', 'category', 'category'], ['edible', 'poisonous']],
    ['joined_exports.csv', 30, ['integer', 'category', 'category'], ['left', 'right']],
  ])('%s: rows that repeat the header are left out by one click', async (name, rows, types, classes) => {
    const told = await readCase(name)
    const offers = told.warnings.filter(({ code }) => code === 'repeated-header')
    const [remedy] = offers[0]?.remedies ?? []
    expect(remedy).toMatchObject({ changes: { repeatedHeaders: 'leaveOut' }, kept: rows, lost: told.rows - rows })
    for (const { remedies } of offers) expect(remedies).toEqual([remedy])
    const without = await readCase(name, remedy?.changes)
    const last = without.table?.columns.at(-1)
    expect([without.rows, without.columns.size, [...without.columns.values()].map(({ type }) => type)]).toEqual([
      rows,
      3,
      types,
    ])
    expect(last?.kind === 'category' && last.levels).toEqual(classes)
    expect(without.warnings).toMatchObject([{ code: 'row-left-out', count: told.rows - rows }])
    expect(without.id).not.toBe(without.source)
  })

  it('rows of units below the header are left out by one click', async () => {
    const told = await readCase('units_below.csv')
    const [offer] = told.warnings.filter(({ code }) => code === 'label-row')
    expect(offer?.remedies).toMatchObject([{ changes: { labelRows: 2 } }])
    const without = await readCase('units_below.csv', offer?.remedies?.[0]?.changes)
    expect([...without.columns.values()].map(({ type }) => type)).toEqual(['number', 'integer', 'boolean'])
    expect(meanOf(numbersOf(without, 'mass'))).toBeCloseTo(62, 10)
  })

  it('a row of totals at the end is left out by one click', async () => {
    const told = await readCase('month_totals.csv')
    const [offer] = told.warnings.filter(({ code }) => code === 'totals-row')
    expect(offer?.remedies).toMatchObject([{ changes: { leaveOutRows: ['Total'] }, kept: 12, lost: 1 }])
    const without = await readCase('month_totals.csv', offer?.remedies?.[0]?.changes)
    expect([without.rows, meanOf(numbersOf(without, 'sold'))]).toEqual([12, 6.5])
  })
})

describe('a second file of a kind', () => {
  const written = temporaryFolder()
  const lines = (count: number, of: (row: number) => string) => Array.from({ length: count }, (_, row) => of(row))
  const made = (header: string, rows: string[]) => read(written.write('own.csv', `${[header, ...rows].join('\n')}\n`))

  it('has a minus that is a level beside plus signs', async () => {
    const result = await made(
      'swab,n',
      lines(30, (row) => `${['-', '+', '++'][row % 3]},${row}`),
    )
    expect(result.columns.get('swab')).toMatchObject({ type: 'category' })
    expect(result.columns.get('swab')?.cells.slice(0, 3)).toEqual(['-', '+', '++'])
  })

  it('has time stamps with an offset of half an hour', async () => {
    const result = await made(
      'at,n',
      lines(30, (row) => `2024-03-${String(row + 1).padStart(2, '0')}T05:30:00+0530,${row}`),
    )
    expect(result.columns.get('at')?.type).toBe('date')
    expect(numbersOf(result, 'at')[4]).toBe(Date.UTC(2024, 2, 5))
  })

  it('has codes of weekdays with leading zeros, which are levels', async () => {
    const result = await made(
      'day,n',
      lines(42, (row) => `0${(row % 7) + 1},${row}`),
    )
    expect(result.columns.get('day')?.type).toBe('category')
    expect(new Set(result.columns.get('day')?.cells).size).toBe(7)
  })

  it('has levels with a no-break space behind some of them', async () => {
    const result = await made(
      'fruit,n',
      lines(30, (row) => `${['pear', 'pear\u00a0', 'plum'][row % 3]},${row}`),
    )
    expect(new Set(result.columns.get('fruit')?.cells)).toEqual(new Set(['pear', 'plum']))
    expect(codesOf(result, 'fruit')).toContain('merged-levels')
  })
})
