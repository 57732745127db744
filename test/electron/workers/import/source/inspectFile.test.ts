import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type ReadingChoices, defaultReading } from '@shared/spec/reading'
import { inspectFile } from '../../../../../electron/workers/import/source/inspectFile'
import { settleEncoding } from '../../../../../electron/workers/import/source/settleEncoding'
import { temporaryFolder } from '../../temporary'

const folder = temporaryFolder()
const inspect = (content: string | Uint8Array, reading: ReadingChoices = {}) =>
  inspectFile({ path: folder.write('f.csv', content), name: 'f.csv', reading })

describe('inspectFile', () => {
  it('says what a file is, how it is read and what its columns are called', async () => {
    expect(await inspect('a,b\r\n1,2\r\n')).toEqual({
      path: folder.path('f.csv'),
      name: 'f.csv',
      bytes: 10,
      gzip: false,
      choices: {},
      reading: defaultReading,
      guessed: defaultReading,
      settled: true,
      header: ['a', 'b'],
      headerCells: ['a', 'b'],
      headerWarnings: [],
      doubts: [],
      skipped: { blank: 0, comment: 0 },
      dataStart: 5,
      dataLine: 2,
    })
  })

  it('takes choices before guesses, and keeps the guesses beside', async () => {
    const file = await inspect('a;b\n1,5;2\n', { delimiter: ',', header: false })
    expect(file.reading).toMatchObject({ delimiter: ',', header: false, decimal: '.' })
    expect(file.guessed).toMatchObject({ delimiter: ';', header: true, decimal: ',' })
    expect(file.choices).toEqual({ delimiter: ',', header: false })
    expect([file.header, file.headerWarnings]).toEqual([['column_1'], []])
  })

  it('guesses the encoding anew beside the one that was chosen', async () => {
    const file = await inspect('ä;b\n1;2\n', { encoding: 'windows-1252' })
    expect([file.reading.encoding, file.guessed.encoding, file.header[0]]).toEqual(['windows-1252', 'utf-8', 'Ã¤'])
  })

  it('warns of a header that is missing or mended', async () => {
    expect((await inspect('1,2\n3,4\n')).headerWarnings.map(({ code }) => code)).toEqual(['no-header'])
    const { header, headerWarnings } = await inspect(',a,a\n0,1,2\n')
    expect(header).toEqual(['column_1', 'a', 'a_2'])
    expect(headerWarnings.map(({ code }) => code)).toEqual(['blank-name', 'duplicate-name'])
  })

  it.each([
    ['a,b\n1,2\n', {}, '1,2\n', 2],
    ['\uFEFFa,b\r1,2\r', {}, '1,2\r', 2],
    ['\n \r\na,"b\r\nc"\r\n\r\n1,2\n', {}, '\r\n1,2\n', 5],
    ['# "x\n\n#y\nä,b\n#z\n1,2\n', {}, '#z\n1,2\n', 5],
    ['a,b', {}, '', 2],
    ['\uFEFF\n1,2\n3,4\n', {}, '\n1,2\n3,4\n', 1],
    ['a,b\n1,2\n', { header: false }, 'a,b\n1,2\n', 1],
  ] as const)('knows where the data of %j begin', async (content, choices, rest, line) => {
    const { dataStart, dataLine } = await inspect(content, choices)
    expect(readFileSync(folder.path('f.csv')).toString('utf8', dataStart)).toBe(rest)
    expect(dataLine).toBe(line)
  })

  it('counts what was skipped before the header', async () => {
    expect((await inspect('\n# x\n\n# y\na,b\n# z\n1,2\n')).skipped).toEqual({ blank: 2, comment: 2 })
    expect((await inspect('\n# x\n1,2\n3,4\n')).skipped).toEqual({ blank: 0, comment: 0 })
  })

  it('knows no beginning of data where bytes are not characters', async () => {
    const text = 'a,b\n1,2\n'
    expect((await inspect(Buffer.from(text, 'utf16le'))).dataStart).toBe(-1)
    expect((await inspect(text, { encoding: 'shift_jis' })).dataStart).toBe(-1)
    const packed = await inspect(gzipSync(text))
    expect(packed).toMatchObject({ gzip: true, dataStart: -1, header: ['a', 'b'] })
    expect((await inspect(text, { encoding: 'windows-1252' })).dataStart).toBe(4)
  })

  it('leaves a fault further on to the reading', async () => {
    expect((await inspect('a,b\n1,2\n3,"4"5\n')).header).toEqual(['a', 'b'])
    await expect(inspect('a,"b\n1,2\n')).rejects.toThrow('f.csv, line 1: a quote opens in this row and is never closed')
  })

  it('gives up on a first row that does not end', async () => {
    const cells = 'cell,'.repeat(300_000)
    await expect(inspect(cells)).rejects.toThrow('f.csv: the first row has more than 2,000 columns. Leave some out')
    await expect(inspect('x'.repeat(2_000_000))).rejects.toThrow('f.csv: no row ends within the first million bytes.')
  })

  it.each([
    [{ decimal: ',', thousands: ',' }, ['reading', 'thousands']],
    [{ comment: '\n' }, ['reading', 'comment']],
  ] as const)('refuses choices that contradict each other: %j', async (choices, path) => {
    await expect(inspect('a;b\n1;2\n', choices)).rejects.toMatchObject({ code: 'bad-setting', path: [...path] })
  })
})

describe('settleEncoding', () => {
  const tail = Buffer.of(0x32, 0x2c, 0xe4, 0x0a)
  const late = Buffer.concat([Buffer.from(`a,b\n${'1,x\n'.repeat(300_000)}`), tail])
  const marked = Buffer.concat([Buffer.from('\uFEFF'), late])

  it.each([
    ['of which the end is not UTF-8', late, {}, false, 'windows-1252'],
    [
      'of which the end is cut off',
      Buffer.concat([late.subarray(0, -4), Buffer.of(0xe2, 0x82)]),
      {},
      false,
      'windows-1252',
    ],
    ['that is UTF-8 throughout', late.subarray(0, -4), {}, false, 'utf-8'],
    ['whose encoding was chosen', late, { encoding: 'utf-8' }, true, 'utf-8'],
    ['with a byte order mark', marked, {}, true, 'utf-8'],
  ] as const)('settles that of a file %s', async (_, content, choices, settled, encoding) => {
    const file = await inspect(content, choices)
    expect([file.settled, file.reading.encoding]).toEqual([settled, 'utf-8'])
    const result = await settleEncoding(file, {})
    expect(result).toEqual({
      ...file,
      settled: true,
      reading: { ...file.reading, encoding },
      guessed: { ...file.guessed, encoding },
    })
  })

  it('stops when asked', async () => {
    const file = await inspect(late)
    await expect(settleEncoding(file, { shouldStop: () => true })).rejects.toMatchObject({ code: 'cancelled' })
  })
})
