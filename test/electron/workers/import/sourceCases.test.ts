import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import type { ReadingChoices } from '@shared/spec/reading'
import { previewFile } from '../../../../electron/workers/import/source/previewFile'
import { temporaryFolder } from '../temporary'

/** Files as public reports of faults in other programs describe them, and what a careful person reads in them. */
const cases = join(import.meta.dirname, '../../../data/cases/import')
const folder = temporaryFolder()
const ofCase = (name: string, reading: ReadingChoices = {}) => previewFile({ path: join(cases, name), name, reading })
const ofText = (content: string | Buffer, reading: ReadingChoices = {}) =>
  previewFile({ path: folder.write('f.csv', content), name: 'f.csv', reading })
const names = ({ columns }: { columns: { name: string }[] }) => columns.map(({ name }) => name)
const codes = ({ doubts }: { doubts: { code: string }[] }) => doubts.map(({ code }) => code)

describe('the first row', () => {
  it('is data where its cells occur again below, which is told', async () => {
    for (const name of ['A01_headerless_iris.csv', 'A04b_headerless_all_text.csv']) {
      const preview = await ofCase(name)
      expect([preview.reading.kind === 'text' && preview.reading.header, codes(preview)], name).toEqual([
        false,
        ['no-header'],
      ])
      expect(names(await ofCase(name, { header: true }))).toHaveLength(5)
    }
  })

  it('names the columns where it is a text above numbers, though a cell of it occurs below', async () => {
    const preview = await ofText('colour,size\ncolour,1\nred,2\nred,3\n')
    expect([names(preview), codes(preview)]).toEqual([['colour', 'size'], []])
  })

  it('is a doubtful header where it holds numbers as the rows below do and nothing of it occurs again', async () => {
    expect(codes(await ofText('Anna,34,1.5\nBert,22,2.5\nCarl,41,3.5\n'))).toEqual(['doubtful-header'])
    expect(codes(await ofText('land,2019,2020\nA,34,1.5\nB,22,2.5\n'))).toEqual([])
  })

  it('lacks the name of the first column in a table that R writes', async () => {
    const preview = await ofCase('A29_r_write_table.txt')
    expect([names(preview), preview.rows[0]]).toEqual([
      ['column_1', 'age', 'dose', 'resp'],
      ['1', '21', '1.7', 'no'],
    ])
    expect(names(await ofText('x,y\n1,5,a\n2,6,b\n'))).toEqual(['column_1', 'x', 'y'])
    expect((await ofText('x,y\n3,5,a\n2,6,b\n')).problem).toContain('line 2: 3 fields where the header has 2')
  })
})

describe('lines above the table', () => {
  it.each([
    ['A05_sep_semicolon3.csv', 1, ';', ['name', 'dose', 'resp']],
    ['A05b_sep_semicolon2.csv', 1, ';', ['dose', 'resp']],
    ['A08_preamble.csv', 3, ',', ['shop', 'visits', 'spend', 'kept']],
    [
      'T37_worldbank.csv',
      4,
      ',',
      ['Country Name', 'Country Code', 'Indicator Name', '2019', '2020', '2021', 'column_7'],
    ],
  ])('of %s are left out and shown', async (name, skipLines, delimiter, columns) => {
    const preview = await ofCase(name)
    expect(preview.reading).toMatchObject({ skipLines, delimiter, header: true })
    expect([names(preview), preview.problem, preview.skipped.length]).toEqual([columns, null, skipLines])
  })

  it('are found where a spreadsheet filled them up with empty cells, and where each is quoted', async () => {
    expect(names(await ofText('Sales,,\n,,\nshop,n,ok\na,1,yes\nb,2,no\n'))).toEqual(['shop', 'n', 'ok'])
    expect(names(await ofText('"Sales of May"\n"in euro"\nshop;n\na;1\nb;2\n'))).toEqual(['shop', 'n'])
  })

  it('are what a person says, and none where the table begins with its first line', async () => {
    expect(names(await ofText('a,b\nc,d\n1,2\n', { skipLines: 1 }))).toEqual(['c', 'd'])
    expect((await ofText('dose;resp\n7,8;no\n2,5;yes\n')).reading).toMatchObject({ skipLines: 0, delimiter: ';' })
    expect((await ofText('value\n1,5\n2,5\n')).reading).toMatchObject({ skipLines: 0 })
  })
})

describe('marks', () => {
  it('between cells are found where they are rare ones', async () => {
    for (const name of ['A48a_tilde.csv', 'A48d_soh.csv'])
      expect(names(await ofCase(name)), name).toEqual(['a', 'b', 'y'])
    expect(names(await ofText('a:b\n1:2\n3:4\n', { delimiter: ':' }))).toEqual(['a', 'b'])
  })

  it('behind a backslash within quotes are part of the cell', async () => {
    expect((await ofCase('A19_backslash_quotes.csv')).rows[0]).toEqual(['0', 'she said "bye" twice', '6'])
    const text = 'a,b\n"x\\\\","1\\",2"\n"y","z"\n'
    expect((await ofText(text, { quoteEscape: 'backslash' })).rows).toEqual([
      ['x\\', '1",2'],
      ['y', 'z'],
    ])
  })
})

describe('the encoding', () => {
  it.each([
    ['A27a_windows1251.csv', ['город', 'возраст', 'ответ']],
    ['A27b_gbk.csv', ['城市', '年龄', '回答']],
    ['A27d_windows1250.csv', ['miasto', 'wiek', 'odpowiedź']],
    ['A27e_macroman.csv', ['Produtor', 'Unidade', 'Valor', 'ok']],
    ['T42_cp850_french.csv', ['prénom', 'début', 'réponse']],
  ])('of %s is found', async (name, columns) => {
    const preview = await ofCase(name)
    expect(names(preview)).toEqual(columns)
    if (name.startsWith('A27e')) expect(preview.rows[0]?.slice(0, 2)).toEqual(['SÍTIO AZUL', 'maço'])
  })

  it.each([
    ['koi8-r', 'город;возраст\nМосква;24\nКазань;43\nТверь;29\n', 'город'],
    ['euc-kr', '도시,나이\n서울,24\n부산,43\n대구,29\n인천,30\n', '도시'],
    ['big5', '城市,年齡\n臺北,24\n高雄,43\n臺中,29\n新竹,31\n', '城市'],
    ['ibm866', 'город;возраст\nМосква;24\nКазань;43\nТверь;29\n', 'город'],
    ['windows-1253', 'πόλη;ηλικία\nΑθήνα;24\nΠάτρα;43\nΒόλος;31\n', 'πόλη'],
  ])('%s is found, or the choice is told as doubtful', async (encoding, text, first) => {
    const bytes = iconv.encode(text, encoding)
    const preview = await ofText(bytes)
    if (names(preview)[0] !== first) expect(codes(preview)).toContain('doubtful-encoding')
    expect(names(await ofText(bytes, { encoding: encoding as ReadingChoices['encoding'] }))[0]).toBe(first)
  })

  it('that shows signs of a wrong choice is told', async () => {
    expect(codes(await ofCase('T42_cp850_french.csv', { encoding: 'windows-1252' }))).toContain('doubtful-encoding')
    expect(codes(await ofText('caf\u00c3\u00a9,n\ncaf\u00c3\u00a9,1\nth\u00c3\u00a9,2\n'))).toEqual([
      'doubtful-encoding',
    ])
    expect(codes(await ofText('café,n\nthé,1\nÉtienne l’Hôte – 5 °C,2\n'))).toEqual([])
  })
})

describe('a file of another kind', () => {
  it.each([
    ['T77_one_nul.csv', 'a NUL byte, the first in line 19'],
    ['U7_arff.csv', 'an ARFF file of Weka'],
    ['U8_jsonl.csv', 'lines of JSON'],
  ])('is named: %s', async (name, what) => {
    await expect(ofCase(name)).rejects.toMatchObject({
      code: 'bad-file',
      message: expect.stringContaining(what) as string,
    })
  })

  it('is named where it is text: JSON, XML, a web page', async () => {
    const refusal = (text: string) => ofText(text).then(String, (error: Error) => error.message)
    expect(await refusal('[{"a": 1}, {"a": 2}]\n')).toContain('a JSON document')
    expect(await refusal('<?xml version="1.0"?>\n<a/>\n')).toContain('an XML document')
    expect(await refusal('<!DOCTYPE html>\n<html></html>\n')).toContain('a web page')
    expect(names(await ofText('{a},b\n1,2\n'))).toEqual(['{a}', 'b'])
  })
})
