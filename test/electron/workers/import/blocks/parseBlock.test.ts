import { describe, expect, it } from 'vitest'
import { type Reading, defaultReading } from '@shared/spec/reading'
import type { ChunkBuilder } from '@shared/data/reading/columns/columnChunk'
import { noLines } from '@shared/data/reading/notedLines'
import { createRowsApart } from '@shared/data/reading/rowsApart'
import { parseBlock } from '../../../../../electron/workers/import/blocks/parseBlock'

function parse(text: string, changes: Partial<Reading> = {}, onPiece = (): void => undefined) {
  const cells: string[][] = [[], []]
  const columns = cells.map((list) => ({ addText: (cell: string) => list.push(cell) }) as unknown as ChunkBuilder)
  const reading = { ...defaultReading, ...changes }
  return { notes: parseBlock(text, reading, columns, createRowsApart(reading, ['p', 'q']), onPiece), cells }
}

describe('parseBlock', () => {
  it('reads blanks behind closing quotes and quotes inside cells, and counts what is unusual', () => {
    const { notes, cells } = parse('"a" ,1\n\nb"c,"x\ny"\n1\n,\n \n', { raggedRows: 'leaveOut' })
    expect(cells).toEqual([
      ['a', 'b"c', ''],
      ['1', 'x\ny', ''],
    ])
    expect(notes).toEqual({
      ...{ rows: 3, leftOut: 0, apart: { header: noLines(), text: noLines() } },
      ...{ lines: 7, blanks: [{ before: 1, count: 1 }], openBlanks: 1 },
      ...{ ragged: { located: { count: 1, rows: [2] }, lines: [4] }, strays: { count: 1, rows: [1] } },
      ...{ filled: noLines(), trailing: { count: 0, rows: [] } },
    })
  })

  it('fills short rows where that was chosen, and cuts empty cells beyond the width', () => {
    const { notes, cells } = parse('1,2\n3\n4,5,, \n', { raggedRows: 'fill' })
    expect(cells).toEqual([
      ['1', '3', '4'],
      ['2', '', '5'],
    ])
    expect(notes).toMatchObject({
      filled: { located: { count: 1, rows: [1] } },
      trailing: { count: 1, rows: [2] },
    })
    expect(parse('1,2,3\n', { raggedRows: 'fill' }).notes).toBeNull()
  })

  it('leaves refusals to the text way', () => {
    for (const text of ['1\n', '1,2,3\n', '"a"b,1\n', '"open,1\n', `${'x'.repeat(1_000_001)},1\n`]) {
      expect(parse(text).notes, text.slice(0, 20)).toBeNull()
    }
  })

  it('ends where it is stopped', () => {
    const stop = (): never => {
      throw new Error('stopped')
    }
    expect(() => parse('1,2\n', {}, stop)).toThrow('stopped')
  })
})
