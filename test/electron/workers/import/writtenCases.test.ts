import { describe, expect, it } from 'vitest'
import type { ReadingChoices } from '@shared/spec/reading'
import { shownTable } from '../../../corpus/corpusFiles'
import { temporaryFolder } from '../temporary'
import { startReadingHere, take } from './blocks/importing'

const own = temporaryFolder()

/** Reads a table of one column c, each cell beside a level. */
async function read(cells: readonly string[], reading: ReadingChoices = {}) {
  const lines = cells.map((cell, row) => `"${cell.replaceAll('"', '""')}";${'uv'[row % 2]}`)
  const path = own.write('f.csv', `c;y\n${lines.join('\n')}\n`)
  const result = await take(path, { name: 'f.csv', reading, threads: 1 }, { startReading: startReadingHere })
  const [, type, shown = []] = (shownTable(result) ?? []).find(([name]) => name === 'c') ?? []
  const column = result.table?.columns.find(({ name }) => name === 'c')
  const values = column?.kind === 'number' ? Array.from(column.values) : []
  const told = result.warnings.filter((warning) => warning.column === 'c')
  const remedies = told.flatMap((warning) => warning.remedies ?? [])
  return { type, shown, values, codes: told.map(({ code }) => code), remedies }
}
const repeated = (count: number, ...cells: string[]) =>
  Array.from({ length: count }, (_, row) => cells[row % cells.length] as string)
const numbered = (count: number, of: (row: number) => string) => Array.from({ length: count }, (_, row) => of(row))

describe('numbers that other programs write', () => {
  it('have an en dash or a minus apart as their minus', async () => {
    const { type, values } = await read(repeated(40, '\u20132.5', '- 3.5', '4.5'))
    expect([type, ...values.slice(0, 3)]).toEqual(['number', -2.5, -3.5, 4.5])
  })

  it.each([
    ['a mark of what is about so', '~'],
    ['the mark of a bound', '<'],
    ['what spreadsheets write before digits that stay as they are', "'"],
  ])('have %s before them, which a person leaves out with no value lost', async (_, mark) => {
    const cells = numbered(40, (row) => `${row % 4 === 0 ? mark : ''}${row + 1}.5`)
    const told = await read(cells)
    expect([told.type, told.codes, told.remedies[0]?.kept, told.remedies[0]?.lost]).toEqual([
      'category',
      ['other-reading'],
      40,
      0,
    ])
    expect((await read(cells, told.remedies[0]?.changes)).values).toEqual(
      numbered(40, (row) => `${row + 1}.5`).map(Number),
    )
  })

  it('are the value of a formula, which a person leaves out, but not where zeros lead', async () => {
    const cells = numbered(40, (row) => `="${row + 11}"`)
    const told = await read(cells)
    expect((await read(cells, told.remedies[0]?.changes)).values.slice(0, 2)).toEqual([11, 12])
    expect((await read(numbered(40, (row) => `="00${row + 11}"`))).remedies).toEqual([])
  })

  it('of both decimal marks are offered no reading that loses one of them', async () => {
    const { codes, remedies } = await read(numbered(40, (row) => `${row}${row % 2 === 0 ? ',' : '.'}5`))
    expect([codes, remedies]).toEqual([['mixed-decimals'], []])
  })
})

describe('dates that other programs write', () => {
  it.each([
    ['Google Forms', '2022/06/20 3:47:21 PM GMT+2', '2022-06-20T13:47:21Z'],
    ['an offset of UTC with minutes', '2022-06-20 15:47 UTC+5:30', '2022-06-20T10:17:00Z'],
    ['a Spanish spreadsheet', '20/06/2022 6:32 p. m.', '2022-06-20T18:32:00Z'],
    ['ICU, with a narrow blank', '6/20/2022, 6:32:05\u202fPM', '2022-06-20T18:32:05Z'],
    ['a log of Apache', '22/Jun/2022:10:11:12 +0200', '2022-06-22T08:11:12Z'],
  ])('are time stamps: %s', async (_, cell, expected) => {
    const { type, values } = await read(repeated(30, cell))
    expect([type, values[0]]).toEqual(['date', Date.parse(expected)])
  })

  it('are months of statistical offices, which are offered as dates', async () => {
    const cells = repeated(30, '2021M08', '2021M12')
    const { remedies } = await read(cells)
    expect((await read(cells, remedies[0]?.changes)).values.slice(0, 2)).toEqual(
      ['2021-08-01', '2021-12-01'].map((day) => Date.parse(day)),
    )
  })
})

describe('words that mean missing', () => {
  it.each([
    ['countries', ['NA', 'DE', 'FR', 'ZA']],
    ['grades', ['NA', 'Gd', 'TA', 'Ex']],
  ])('may be one of the codes of a column: %s', async (_, levels) => {
    const told = await read(repeated(40, ...levels))
    expect(told.codes).toContain('missing-word')
    const again = await read(repeated(40, ...levels), told.remedies.at(-1)?.changes)
    expect(again.shown.slice(0, 4)).toEqual(levels)
  })

  it('are not asked about beside words of another kind', async () => {
    expect((await read(repeated(40, 'NA', 'red', 'green', 'blue'))).codes).toEqual(['missing-values'])
  })
})

describe('levels that look the same', () => {
  it.each([
    ['in full width', ['A', '\uff21', 'B']],
    ['with an en dash', ['post-op', 'post\u2013op', 'pre-op']],
    ['with a curly apostrophe', ["don't", 'don\u2019t', 'do']],
    ['with a ligature', ['office', 'o\ufb03ce', 'home']],
  ])('are offered to be merged: %s', async (_, levels) => {
    const told = await read(repeated(30, ...levels))
    expect(told.codes).toEqual(['alike-levels'])
    expect(told.remedies[0]?.changes.forms).toEqual({ c: { alike: ['signs'] } })
    expect(new Set((await read(repeated(30, ...levels), told.remedies[0]?.changes)).shown).size).toBe(2)
  })
})
