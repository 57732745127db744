import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ReadingChoices } from '@shared/spec/reading'
import { startReadingHere, take } from './blocks/importing'
import { shownTable } from '../../../corpus/corpusFiles'
import { temporaryFolder } from '../temporary'

const folder = join(import.meta.dirname, '../../../data/cases/import')

async function read(path: string, reading: ReadingChoices = {}) {
  const result = await take(path, { name: 'f.csv', reading, threads: 1 }, { startReading: startReadingHere })
  const columns = new Map((shownTable(result) ?? []).map(([name, type, cells]) => [name, { type, cells }]))
  const told = (column: string | null) => result.warnings.filter((warning) => warning.column === column)
  return { ...result, columns, told }
}
const readCase = (name: string, reading: ReadingChoices = {}) => read(join(folder, name), reading)
type Read = Awaited<ReturnType<typeof read>>

const typeOf = (result: Read, name: string) => result.columns.get(name)?.type
const levelsOf = (result: Read, name: string) => [...new Set(result.columns.get(name)?.cells)].toSorted()
const codesOf = (result: Read, column: string | null) => result.told(column).map(({ code }) => code)
const remediesOf = (result: Read, column: string | null) => result.told(column).flatMap(({ remedies = [] }) => remedies)

const own = temporaryFolder()
/** A file of one column c beside a number. */
const columnFile = (cells: readonly string[]) =>
  own.write('f.csv', `c;y\n${cells.map((cell, row) => `${cell};${row}`).join('\n')}\n`)
const repeated = (count: number, ...cells: string[]) =>
  Array.from({ length: count }, (_, row) => cells[row % cells.length] as string)

describe('long integers', () => {
  it('of few values that come again are levels, as they are written', async () => {
    const result = await readCase('R01_big_ids.csv')
    expect([typeOf(result, 'account'), levelsOf(result, 'account').length]).toEqual(['category', 6])
    expect(codesOf(result, 'account')).toEqual(['long-integers'])
  })

  it('of many values, or of values that hardly come twice, are identifiers', async () => {
    const long = (count: number) => Array.from({ length: count }, (_, row) => `12345678901234567${100 + row}`)
    expect(typeOf(await read(columnFile(repeated(400, ...long(101)))), 'c')).toBe('identifier')
    expect(typeOf(await read(columnFile(long(12))), 'c')).toBe('identifier')
    expect(typeOf(await read(columnFile(repeated(36, ...long(12)))), 'c')).toBe('category')
  })
})

describe('codes of few levels', () => {
  it('are no numbers of which half would be lost', async () => {
    const result = await readCase('R08_e_codes.csv')
    expect([typeOf(result, 'code'), levelsOf(result, 'code').length]).toEqual(['category', 8])
    expect(result.told('code')).toEqual([])
  })

  it.each([
    ['rooms', ['101', '101A', '205B', '310', '102', '103']],
    ['one letter', ['101', '101A', '102', '103']],
    ['numbers beside more words than are missing words', ['1', '2', '3', '4', 'north', 'south', 'east', 'west']],
  ])('are offered nothing that loses levels: %s', async (_, levels) => {
    const result = await read(columnFile(repeated(60, ...levels)))
    expect([typeOf(result, 'c'), levelsOf(result, 'c').length]).toEqual(['category', levels.length])
    expect(result.told('c')).toEqual([])
  })

  it('leave numbers with one word for missing among them, which is offered as such', async () => {
    const [remedy] = remediesOf(await read(columnFile(repeated(60, '1', '2', '3', '4', 'unknown'))), 'c')
    expect(remedy).toMatchObject({ kept: 48, lost: 12 })
  })

  it('leave numbers that all have one unit', async () => {
    const [remedy] = remediesOf(await read(columnFile(repeated(60, '10A', '16A', '32A'))), 'c')
    expect(remedy).toMatchObject({ kept: 60, lost: 0 })
  })
})
