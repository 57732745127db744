import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { type ReadingChoices, columnTypes, encodings } from '@shared/spec/reading'
import { previewFile } from '../../electron/workers/import/source/previewFile'
import { outcomeOf, take } from '../electron/workers/import/blocks/importing'
import { temporaryFolder } from '../electron/workers/temporary'
import { isFull, tries } from '../support/thoroughness'
import { corpusNames, corpusPath } from './corpusFiles'

const folder = temporaryFolder()

/** Bytes that mean something to a reader of tables, more often than others. */
const marks = Buffer.from(' \t\r\n"\'#,;|.-+019eE/:xé\uFFFD\uFEFF\0', 'utf8')
const byte = fc.oneof(fc.constantFrom(...marks), fc.integer({ min: 0, max: 255 }))
const anyBytes = fc.array(byte, { maxLength: 200 }).map((bytes) => Buffer.from(bytes))

const largest = 2000
const files = corpusNames.map((name) => readFileSync(corpusPath(name))).filter(({ length }) => length <= largest)
const known = fc.constantFrom(...files)
const mutations: fc.Arbitrary<(bytes: Buffer) => Buffer> = fc
  .record({
    at: fc.nat(largest),
    length: fc.nat(20),
    bytes: fc.array(byte, { maxLength: 4 }),
    other: known,
    kind: fc.nat(4),
  })
  .map(({ at, length, bytes, other, kind }) => (given: Buffer): Buffer => {
    const from = given.length === 0 ? 0 : at % given.length
    const [before, behind] = [given.subarray(0, from), given.subarray(from)]
    if (kind === 0) return Buffer.concat([before, behind.subarray(length)])
    if (kind === 1) return Buffer.concat([before, Buffer.from(bytes), behind])
    if (kind === 2) return Buffer.concat([before, Buffer.from(bytes), behind.subarray(bytes.length)])
    if (kind === 3) return Buffer.concat([before, behind.subarray(0, length), behind])
    return Buffer.concat([before, other])
  })
const mutated = fc
  .tuple(known, fc.array(mutations, { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([file, steps, packed]) => {
    const bytes = steps.reduce<Buffer>((sofar, step) => step(sofar), file)
    return packed && bytes.length % 8 === 0 ? gzipSync(bytes) : bytes
  })

const choices: fc.Arbitrary<ReadingChoices> = fc.record(
  {
    encoding: fc.constantFrom(...encodings),
    delimiter: fc.constantFrom(',' as const, ';' as const, 'whitespace' as const),
    quote: fc.constantFrom('"' as const, "'" as const, 'none' as const),
    header: fc.boolean(),
    decimal: fc.constantFrom('.' as const, ',' as const),
    thousands: fc.constantFrom('none' as const, '.' as const, ',' as const, ' ' as const),
    comment: fc.constantFrom('', '#', '//', '"', ' ', '\n', ',x'),
    missingWords: fc.constantFrom([], ['1'], [' '], ['__proto__']),
    dateOrder: fc.constantFrom('ymd' as const, 'dmy' as const, 'mdy' as const),
    raggedRows: fc.constant('leaveOut' as const),
    types: fc.dictionary(
      fc.constantFrom('a', 'b', 'n', 'd', 'column_1', 'constructor'),
      fc.constantFrom(...columnTypes),
    ),
  },
  { requiredKeys: [] },
)
const reading = fc.oneof(fc.constant({}), choices)

describe('bytes of any kind', () => {
  for (const [what, content] of [
    ['random ones', anyBytes],
    ['a mutated file of the corpus', mutated],
  ] as const) {
    it(`${what} are a table or refused with a sentence, the same in both ways`, async () => {
      let tables = 0
      await fc.assert(
        fc.asyncProperty(content, reading, fc.integer({ min: 1, max: 40 }), async (bytes, chosen, size) => {
          const path = folder.write('any', bytes)
          // Throws what is no LabError.
          const whole = await outcomeOf(take(path, { reading: chosen }, { asText: true }))
          const pieces = await outcomeOf(take(path, { reading: chosen }, { asText: true, chunkBytes: size }))
          const blocks = await outcomeOf(take(path, { reading: chosen, threads: 2 }, { blockBytes: size }))
          expect(pieces).toEqual(whole)
          expect(blocks).toEqual(whole)
          if (!('problem' in (whole as object))) tables += 1
          await previewFile({ path, name: 'f.csv', reading: chosen }).catch((error: unknown) => {
            if (!(error instanceof LabError)) throw error
          })
        }),
        { numRuns: tries(500), interruptAfterTimeLimit: 90_000 },
      )
      expect(tables).toBeGreaterThan(isFull ? 50 : 2)
    }, 120_000)
  }
})
