import { describe, expect, it } from 'vitest'
import type { ReadingChoices } from '@shared/spec/reading'
import { outcomeOf, take } from '../electron/workers/import/blocks/importing'
import { temporaryFolder } from '../electron/workers/temporary'
import { type Work, countWork } from './countWork'

const folder = temporaryFolder()

interface Case {
  /** Of `size` rows, or characters of a cell. */
  text: (size: number) => string
  size: number
  reading?: ReadingChoices
  refused?: true
}

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('')

const cases: Record<string, Case> = {
  'plain numbers': {
    size: 4000,
    text: (rows) => `a,b,c\n${lines(rows, (row) => `${1000 + (row % 999)},${(row % 8) / 8},-${row % 7}.5`)}`,
  },
  'quotes around every cell': {
    size: 4000,
    text: (rows) => `"a","b"\n${lines(rows, (row) => `"${row}","x""${row % 7}"`)}`,
  },
  'a line end in a cell of every row': {
    size: 4000,
    text: (rows) => `a,b\n${lines(rows, (row) => `"x\ny${row % 5}",${row}`)}`,
  },
  'a quote inside a cell of every row': {
    size: 4000,
    text: (rows) => `a,b\n${lines(rows, (row) => `${row % 9}" pipe,${row}`)}`,
  },
  // The first is within what is guessed from, the second is not. A chosen encoding saves a pass over files above 1 MiB.
  'one long line': {
    size: 60_000,
    text: (length) => `a,b
1,${'x'.repeat(length)}
`,
  },
  'one very long line': {
    size: 70_000,
    text: (length) => `a,b,c,d\n${Array(4).fill('x'.repeat(length)).join(',')}\n`,
    reading: { encoding: 'utf-8' },
  },
  'one very long quoted cell': { size: 200_000, text: (length) => `a,b\n1,"${'""\n '.repeat(length / 4)}"\n` },
  'blank lines': { size: 250_000, text: (count) => `a,b\n1,2\n${'\n'.repeat(count)}3,4\n` },
  'lines of blanks': { size: 20_000, text: (count) => `a,b\n1,2\n${'   \n'.repeat(count)}3,4\n` },
  'ever new texts': { size: 8000, text: (rows) => `a,b\n${lines(rows, (row) => `text ${row},t${row % 3}`)}` },
  dates: { size: 4000, text: (rows) => `d\n${lines(rows, (row) => new Date(row * 1e9).toISOString())}` },
  'an ever-open quote': { size: 200_000, text: (length) => `a,b\n1,"${'x,\n'.repeat(length / 4)}`, refused: true },
  'comment lines': {
    size: 8000,
    text: (rows) => `a,b\n1,2\n${lines(rows, () => '# not a row')}3,4\n`,
    reading: { comment: '#' },
  },
  'blanks between cells': {
    size: 4000,
    text: (rows) => `a b\n${lines(rows, (row) => `${' '.repeat(row % 40)}${row}  "q ${row % 3}"`)}`,
    reading: { delimiter: 'whitespace' },
  },
  'one very long run of blanks': {
    size: 300_000,
    text: (length) => `a b\n1 2\n1${' '.repeat(length)}2\n`,
    reading: { delimiter: 'whitespace', encoding: 'utf-8' },
  },
  'rows that are left out': {
    size: 8000,
    text: (rows) => `a,b\n1,2\n${lines(rows, () => '1,2,3')}3,4\n`,
    reading: { raggedRows: 'leaveOut', delimiter: ',' },
  },
  'carriage returns alone': {
    size: 4000,
    text: (rows) => `a,b\n${lines(rows, (row) => `${row},"x"`)}`.replaceAll('\n', '\r'),
  },
}

const sum = ({ read, parsed, searched, copied }: Work): number => read + parsed + searched + copied

describe('work grows as the file does', () => {
  for (const [what, { text, size, reading = {}, refused }] of Object.entries(cases)) {
    for (const [way, tools] of [
      ['as text', { asText: true, chunkBytes: 4096 }],
      ['in blocks', { blockBytes: 16_384 }],
    ] as const) {
      it(`${what}, read ${way}`, async () => {
        const works: Work[] = []
        for (const times of [1, 2, 4]) {
          const path = folder.write('grows', text(size * times))
          works.push(
            await countWork(async () => {
              const outcome = (await outcomeOf(take(path, { reading, threads: 2 }, tools))) as object
              expect('problem' in outcome).toBe(refused ?? false)
            }),
          )
        }
        const [once, twice, fourTimes] = works as [Work, Work, Work]
        for (const part of ['read', 'parsed'] as const) {
          // What comes with the file, without what every file costs: twice as much from 2 to 4 times as from 1 to 2.
          expect(fourTimes[part] - twice[part]).toBeLessThanOrEqual(2.05 * (twice[part] - once[part]) + 20_000)
        }
        expect(sum(twice) - sum(once)).toBeGreaterThan(0)
        expect((sum(fourTimes) - sum(twice)) / (sum(twice) - sum(once))).toBeLessThan(2.5)
      })
    }
  }
})
