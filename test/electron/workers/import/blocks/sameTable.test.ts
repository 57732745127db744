import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReadingChoices } from '@shared/spec/reading'
import { isFull, tries } from '../../../../support/thoroughness'
import { temporaryFolder } from '../../temporary'
import { outcomeOf, take } from './importing'

const folder = temporaryFolder()
const corpus = fileURLToPath(new URL('../../../../corpus/', import.meta.url))

/** Blocks of these sizes, by so many threads, against the text way. */
async function expectSame(path: string, ways: readonly [number, number][], reading: ReadingChoices = {}) {
  const text = await outcomeOf(take(path, { reading }, { asText: true }))
  for (const [blockBytes, threads] of ways) {
    const outcome = await outcomeOf(take(path, { reading, threads }, { blockBytes }))
    expect(outcome, `blocks of ${blockBytes} bytes, ${threads} threads`).toEqual(text)
  }
  return text
}

describe('blocks and the text way', () => {
  for (const name of readdirSync(corpus).filter((file) => !/\.(ts|json)$/.test(file))) {
    it(`come to the same for ${name}`, async () => {
      await expectSame(corpus + name, [
        [1 << 22, 1],
        [1, 1],
        [7, 2],
        [40, 3],
      ])
    })
  }

  const cell = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom('1', '0.5', '-12.75', '007', '1e5', '', ' 3', 'NA', '-0', '9007199254740993'),
    },
    { weight: 2, arbitrary: fc.double({ noNaN: true }).map(String) },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        'red',
        'Grün',
        'yes',
        'no',
        '2024-02-30',
        '2024-03-01',
        ' ',
        '\u00a0',
        '\uFFFD',
        "5'11",
      ),
    },
    {
      weight: 3,
      arbitrary: fc.constantFrom('"a"', '"a,b"', '"a""b"', '"a\nb"', '"\r\n"', '"1.5"', '""', '" "', '"x" ', '"\r"'),
    },
    { weight: 1, arbitrary: fc.constantFrom('a"b', '"a"b', '"open') },
  )
  const line = (width: number) =>
    fc.oneof(
      { weight: 12, arbitrary: fc.array(cell, { minLength: width, maxLength: width }).map((cells) => cells.join(',')) },
      { weight: 1, arbitrary: fc.constantFrom('', '  ', '\u00a0', '1,2', 'x') },
    )
  const file = fc
    .record({ width: fc.integer({ min: 1, max: 4 }), header: fc.boolean() })
    .chain(({ width, header }) =>
      fc.record({
        header: fc.constant(header ? [Array.from({ length: width }, (_, index) => `c${index}`).join(',')] : []),
        lines: fc.array(fc.tuple(line(width), fc.constantFrom('\n', '\n', '\r\n', '\r')), {
          minLength: 1,
          maxLength: 30,
        }),
        last: fc.boolean(),
      }),
    )
    .map(({ header, lines, last }) => {
      const text = [...header.map((names) => `${names}\n`), ...lines.flat()].join('')
      return last ? text : text.replace(/[\r\n]+$/, '')
    })
  const readings = fc.record(
    {
      raggedRows: fc.constantFrom('leaveOut' as const, 'fill' as const),
      header: fc.boolean(),
      quote: fc.constantFrom('none' as const, "'" as const),
      encoding: fc.constant('windows-1252' as const),
      decimal: fc.constant(',' as const),
    },
    { requiredKeys: [] },
  )

  it('come to the same for files of any cells, quotes and line ends', async () => {
    let tables = 0
    await fc.assert(
      fc.asyncProperty(
        file,
        readings,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 3 }),
        async (text, reading, blockBytes, threads) => {
          const path = folder.write('f.csv', text)
          const outcome = await expectSame(path, [[blockBytes, threads]], { delimiter: ',', ...reading })
          if (!('problem' in (outcome as object))) tables += 1
        },
      ),
      { numRuns: tries(500) },
    )
    expect(tables).toBeGreaterThan(isFull ? 100 : 10)
  }, 120_000)
})
