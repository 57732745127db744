import { rmSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { ReadingChoices } from '@shared/spec/reading'
import { inspectFile } from '../../../../../electron/workers/import/source/inspectFile'
import { settleEncoding } from '../../../../../electron/workers/import/source/settleEncoding'
import { temporaryFolder } from '../../temporary'

const folder = temporaryFolder()
/** 1.2 MB of UTF-8: more than the beginning that is guessed from. */
const long = Buffer.from(`ä,b\n${'1,€\n'.repeat(200_000)}`)
const inspect = (content: Uint8Array, reading: ReadingChoices = {}) =>
  inspectFile({ path: folder.write('f.csv', content), name: 'f.csv', reading })
const settle = async (content: Uint8Array, options: Parameters<typeof settleEncoding>[1] = {}) =>
  settleEncoding(await inspect(content), options)

describe('settleEncoding', () => {
  it('keeps UTF-8 that holds to the end, in pieces that cut its characters', async () => {
    const guessed = await inspect(long)
    expect([guessed.settled, guessed.reading.encoding]).toEqual([false, 'utf-8'])
    for (const chunkBytes of [undefined, 4097, 65_537]) {
      expect(await settleEncoding(guessed, { chunkBytes })).toEqual({ ...guessed, settled: true })
    }
    expect(await settle(gzipSync(long))).toMatchObject({ settled: true, gzip: true, header: ['ä', 'b'] })
  })

  it.each([
    ['a byte that is none', Buffer.of(0x80, 0x0a)],
    ['a character that is cut off at the end', Buffer.from('€').subarray(0, 2)],
  ])('keeps UTF-8 in a file that is nothing but UTF-8 save for %s', async (_, rest) => {
    const file = await settle(Buffer.concat([long, rest]), { chunkBytes: 65_537 })
    expect(file).toMatchObject({ settled: true, header: ['ä', 'b'] })
    expect([file.reading.encoding, file.guessed.encoding]).toEqual(['utf-8', 'utf-8'])
    expect((await settle(gzipSync(Buffer.concat([long, rest])))).reading.encoding).toBe('utf-8')
  })

  it('inspects the file anew where its end is of one byte a character', async () => {
    const ascii = Buffer.from(`a,b\n${'1,x\n'.repeat(300_000)}`)
    const file = await settle(Buffer.concat([ascii, Buffer.from('2,caf\u00e9\n', 'latin1')]), { chunkBytes: 65_537 })
    expect([file.settled, file.reading.encoding, file.guessed.encoding]).toEqual([true, 'windows-1252', 'windows-1252'])
  })

  it('takes Japanese for what it is, and keeps what was chosen', async () => {
    const words = Buffer.from('82d082e782aa82c8', 'hex')
    const ascii = Buffer.concat([Buffer.from(`a;b\n${'1;x\n'.repeat(300_000)}2;`), words, Buffer.from('\n')])
    const file = await settleEncoding(await inspect(ascii, { delimiter: ';', types: { b: 'text' } }), {})
    expect(file.reading).toMatchObject({ encoding: 'shift_jis', delimiter: ';', types: { b: 'text' } })
    expect(file.choices).toEqual({ delimiter: ';', types: { b: 'text' } })
  })

  it('reads nothing where the encoding is settled: chosen, marked, or of a file that was seen whole', async () => {
    const invalid = Buffer.concat([long, Buffer.of(0x80)])
    const files = [
      await inspect(invalid, { encoding: 'utf-8' }),
      await inspect(Buffer.concat([Buffer.from('\uFEFF'), invalid])),
      await inspect(Buffer.from('a,b\n1,2\n')),
    ]
    rmSync(folder.path('f.csv'))
    for (const file of files) expect(await settleEncoding(file, {})).toBe(file)
  })

  it('stops when asked', async () => {
    const file = await inspect(long)
    await expect(settleEncoding(file, { shouldStop: () => true })).rejects.toMatchObject({ code: 'cancelled' })
  })
})
