import { describe, expect, it } from 'vitest'
import { type Reading, defaultReading } from '@shared/spec/reading'
import type { InspectedFile } from '../../../../../electron/workers/import/source/inspectedFile'
import type { Batch } from '../../../../../electron/workers/import/source/recordCutter'
import { createRowChecker } from '../../../../../electron/workers/import/source/rowChecker'

const inspected = (changes: Partial<Reading>, header: string[]): InspectedFile => {
  const reading = { ...defaultReading, comment: '#', ...changes }
  return {
    ...{ path: '/f.csv', name: 'f.csv', bytes: 1, gzip: false, choices: {}, reading, guessed: reading, settled: true },
    headerCells: reading.header ? header : null,
    ...{ header, headerWarnings: [], doubts: [], skipped: { blank: 0, comment: 0 }, dataStart: 0, dataLine: 1 },
  }
}
function checking(changes: Partial<Reading> = {}, header = ['a', 'b']) {
  const handed: string[][][] = []
  const checker = createRowChecker(inspected(changes, header), (rows) => handed.push(rows))
  /** Rows whose cells are parted by commas, the first of them on this line of the file. */
  const add = (line: number, rows: readonly string[], batch: Partial<Batch> = {}) =>
    checker.add(
      { text: '', line, comments: [], strayQuotes: [], quotedBlanks: new Set(), ...batch },
      rows.map((row) => row.split(',')),
    )
  const told = () =>
    checker.finish().map(({ code, count, rows, message }) => [code, count, rows, message.replace(/^.*: /, '')])
  return { handed, add, checker, told }
}

describe('createRowChecker', () => {
  it('takes the header off once, and hands over what a batch has, if anything', () => {
    const { handed, add, checker, told } = checking()
    add(1, ['a,b', '1,2'])
    add(3, ['', ' '])
    add(5, ['a,b'])
    expect([handed, checker.count]).toEqual([[[['1', '2']], [['a', 'b']]], 2])
    expect(told().map(([code, count, rows]) => [code, count, rows])).toEqual([
      ['blank-line', 2, [2]],
      ['repeated-header', 1, [2]],
    ])
    const headless = checking({ header: false })
    headless.add(1, ['1,2'])
    expect(headless.handed).toEqual([[['1', '2']]])
  })

  it('leaves out rows that are no data, and says on which lines they stand', () => {
    const changes: Partial<Reading> = { labelRows: 1, repeatedHeaders: 'leaveOut', leaveOutRows: ['Total'] }
    const { handed, add, checker, told } = checking(changes)
    add(1, ['a,b', 'kg,cm', '1,2', ' a ,b', 'total,3', 'Total', ',Total'])
    add(8, ['a,b', 'a,c'])
    expect(handed.flat()).toEqual([
      ['1', '2'],
      ['total', '3'],
      ['a', 'c'],
    ])
    expect([checker.count, told()]).toEqual([
      3,
      [
        ['row-left-out', 2, [2, 3], 'lines 4, 8'],
        ['row-left-out', 2, [3], 'lines 6, 7'],
      ],
    ])
  })

  it('says by the next row where blank and comment lines stand, across batches', () => {
    const { add, told } = checking()
    add(1, ['', 'a,b', '1,2', ''], { comments: [1] })
    add(5, ['3,4', '5,6'], { comments: [0, 2, 2] })
    add(10, ['', ''])
    expect(told()).toEqual([
      ['blank-line', 2, [1, 2], '2 blank lines skipped'],
      ['comment-line', 4, [1, 2, 4], '4 comment lines (beginning with #) skipped'],
    ])
  })

  it('knows an empty cell in quotes from a blank line', () => {
    const { handed, add } = checking({}, ['a'])
    add(1, ['a', '', 'x', ''], { quotedBlanks: new Set([3]) })
    expect(handed).toEqual([[['x'], ['']]])
  })

  it('refuses a row of another width by its line, after the rows before it', () => {
    const { handed, add } = checking()
    add(1, ['a,b', '1\n,2'])
    expect(() => add(4, ['3,4', '5\n\n,6', '7'], { comments: [1] })).toThrow('f.csv, line 9: 1 field where')
    expect(handed.at(-1)).toEqual([
      ['3', '4'],
      ['5\n\n', '6'],
    ])
  })

  it('leaves such rows out where that was chosen, and names their lines: ten of them', () => {
    const { handed, add, told } = checking({ raggedRows: 'leaveOut' })
    add(1, ['a,b', '1', '2,3', '4,5,6', '7,8'])
    expect(handed).toEqual([[['2', '3'], ['7', '8']]]) // prettier-ignore
    add(6, new Array<string>(20).fill('x'))
    expect(told()).toEqual([['ragged-row', 22, [1, 2, 3], 'lines 2, 4, 6, 7, 8, 9, 10, 11, 12, 13 and more']])
  })

  it('fills short rows where that was chosen, and refuses wider ones', () => {
    const { handed, add, told } = checking({ raggedRows: 'fill' })
    add(1, ['a,b', '1', '2,3'])
    expect(handed).toEqual([[['1', ''], ['2', '3']]]) // prettier-ignore
    expect(() => add(4, ['4,5,6'])).toThrow('f.csv, line 4: 3 fields where')
    expect(told()).toEqual([['filled-row', 1, [1], 'line 2']])
  })

  it('cuts empty cells beyond the header, behind a delimiter too many', () => {
    const { handed, add, told } = checking()
    add(1, ['a,b', '1,2,', '3,4', '5,6,, '])
    expect(handed).toEqual([[['1', '2'], ['3', '4'], ['5', '6']]]) // prettier-ignore
    expect(told()).toEqual([['trailing-delimiter', 2, [1, 3], 'rows 1, 3; the empty cell behind it is left out']])
  })

  it('names rows with a quote inside a cell, but for the header and rows that are left out', () => {
    const { add, told } = checking({ raggedRows: 'leaveOut' })
    add(1, ['a",b', '1",2', '3"', '4,5', '6,7"'], { strayQuotes: [0, 1, 2, 4] })
    expect(told()[1]).toEqual(['unquoted-quote', 2, [1, 3], 'rows 1, 3; kept as text'])
  })

  it('takes a cell of a million characters, and refuses a longer one by column and line', () => {
    const { add, checker } = checking()
    add(1, ['a,b', `1,${'x'.repeat(1_000_000)}`])
    expect(checker.count).toBe(1)
    expect(() => add(3, [`${'x'.repeat(1_000_001)},2`])).toThrow(
      'f.csv, line 3: the cell in a is longer than 1,000,000',
    )
  })

  it('refuses a file without rows', () => {
    expect(() => checking().checker.finish()).toThrow('f.csv holds only blank lines.')
    const { add, checker } = checking()
    add(1, ['a,b', ''])
    expect(() => checker.finish()).toThrow('f.csv has a header but no rows.')
  })
})
