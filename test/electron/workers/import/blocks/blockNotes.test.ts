import { describe, expect, it } from 'vitest'
import { nothingLocated } from '@shared/data/located'
import { noLines } from '@shared/data/reading/notedLines'
import { defaultReading } from '@shared/spec/reading'
import { type BlockNotes, createNoteSums } from '../../../../../electron/workers/import/blocks/blockNotes'
import type { InspectedFile } from '../../../../../electron/workers/import/source/inspectedFile'

const file = {
  reading: defaultReading,
  header: ['a', 'b'],
  skipped: { blank: 1, comment: 0 },
  dataLine: 3,
} as unknown as InspectedFile
const block = (changes: Partial<BlockNotes>): BlockNotes => ({
  ...{
    rows: 0,
    lines: 0,
    blanks: [],
    openBlanks: 0,
    leftOut: 0,
    apart: { header: noLines(), text: noLines() },
    ragged: noLines(),
    strays: nothingLocated(),
    filled: noLines(),
    trailing: nothingLocated(),
  },
  ...changes,
})

describe('createNoteSums', () => {
  it('counts rows and lines on from block to block', () => {
    const sums = createNoteSums(file)
    sums.add(block({ rows: 10, lines: 12, strays: { count: 2, rows: [0, 9] } }))
    sums.add(
      block({
        rows: 5,
        lines: 6,
        strays: { count: 1, rows: [4] },
        ragged: { located: { count: 1, rows: [3] }, lines: [2] },
      }),
    )
    expect(sums.rows).toBe(15)
    const [blank, ragged, stray] = sums.warnings()
    expect(blank).toMatchObject({ code: 'blank-line', count: 1, rows: [1] })
    // Line 3 is the first, 12 lines are before the block, and its third line is meant.
    expect(ragged).toMatchObject({ count: 1, rows: [14], message: expect.stringContaining('line 17') as string })
    expect(stray).toMatchObject({ count: 3, rows: [1, 10, 15] })
  })

  it('counts blank lines once a row follows, in whatever block', () => {
    const sums = createNoteSums({ ...file, skipped: { blank: 0, comment: 0 } })
    sums.add(block({ rows: 2, openBlanks: 1 }))
    sums.add(block({ openBlanks: 2 }))
    expect(sums.warnings()).toEqual([])
    sums.add(block({ rows: 1, blanks: [{ before: 0, count: 1 }], openBlanks: 5 }))
    expect(sums.warnings()).toMatchObject([{ count: 4, rows: [3] }])
  })
})
