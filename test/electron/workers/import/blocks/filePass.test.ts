import { createHash } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Encoding, defaultReading } from '@shared/spec/reading'
import { createFilePass } from '../../../../../electron/workers/import/blocks/filePass'
import { temporaryFolder } from '../../temporary'

const folder = temporaryFolder()

function pass(content: Uint8Array | string, pieceBytes = 5, encoding: Encoding = 'utf-8', dataStart = 0) {
  const file = openSync(folder.write('f.csv', content), 'r')
  const blocks: [number, number][] = []
  try {
    const reading = { ...defaultReading, encoding }
    const onBlock = (from: number, to: number) => blocks.push([from, to])
    const made = createFilePass({ file, reading, dataStart, blockBytes: 1, pieceBytes, onBlock })
    while (made.advance());
    return { blocks, fault: made.fault, bytes: made.bytes, replacements: made.replacements, sha256: made.sha256() }
  } finally {
    closeSync(file)
  }
}

describe('createFilePass', () => {
  it('hashes all bytes and cuts the rows behind the header', () => {
    const content = 'a,b\n1,"\n"\n3,4'
    expect(pass(content, 5, 'utf-8', 4)).toEqual({
      ...{
        blocks: [
          [4, 10],
          [10, 13],
        ],
        fault: null,
        bytes: 13,
        replacements: 0,
      },
      sha256: createHash('sha256').update(content).digest('hex'),
    })
  })

  it('finds bytes that are not UTF-8, wherever pieces end', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const valid = (bytes: Uint8Array): boolean => {
      try {
        decoder.decode(bytes)
        return true
      } catch {
        return false
      }
    }
    const bytes = fc.array(fc.constantFrom(0x41, 0x0a, 0xc3, 0xa4, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80), {
      maxLength: 12,
    })
    const text = fc.string({ unit: 'binary', maxLength: 8 }).map((value) => [...Buffer.from(value)])
    fc.assert(
      fc.property(fc.oneof(bytes, text), fc.integer({ min: 1, max: 6 }), (list, pieceBytes) => {
        const content = Uint8Array.from(list)
        expect(pass(content, pieceBytes).fault).toBe(valid(content) ? null : 'encoding')
      }),
      { numRuns: 300 },
    )
    expect(pass(Uint8Array.of(0xff), 5, 'windows-1252').fault).toBeNull()
  })

  it('counts the U+FFFD that a file holds, wherever pieces end', () => {
    for (let pieceBytes = 1; pieceBytes < 9; pieceBytes++)
      expect(pass('\uFFFDa\uFFFD\uFFFD\n', pieceBytes).replacements).toBe(3)
  })

  it('says where quotes hide the rows', () => {
    expect(pass('1,"a"b\n').fault).toBe('quotes')
  })
})
