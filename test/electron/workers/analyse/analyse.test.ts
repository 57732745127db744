import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { datasetsCalls } from '@shared/contract/areas/datasets'
import { defaultPreparation } from '../../../support/defaults'
import type { Question } from '@shared/data/analysis/question'
import type { Table } from '@shared/data/table/table'
import type { TableLayout } from '@shared/data/table/tableLayout'
import { createAnalyst } from '../../../../electron/workers/analyse/analyse'
import type { TableAccess } from '../../../../electron/workers/table/tableAccess'

const folder = mkdtempSync(join(tmpdir(), 'analyse-'))
afterAll(() => rmSync(folder, { recursive: true }))

const rows = 90
const every = (value: (row: number) => number) => Float64Array.from({ length: rows }, (_, row) => value(row))
const table: Table = {
  rows,
  columns: [
    { kind: 'number', name: 'a', type: 'integer', values: every((row) => (row * 37) % 41) },
    {
      kind: 'number',
      name: 'b',
      type: 'integer',
      values: every((row) => (row % 8 === 3 ? Number.NaN : (row * 11) % 23)),
    },
    {
      kind: 'category',
      name: 'y',
      type: 'category',
      codes: new Uint32Array(every((row) => row % 2)),
      levels: ['n', 'p'],
    },
  ],
}

/** The same columns in a file. */
function fileOf({ columns }: Table, name: string): TableAccess {
  const path = join(folder, name)
  const arrays = columns.map((column) => (column.kind === 'number' ? column.values : column.codes))
  writeFileSync(
    path,
    Buffer.concat(arrays.map((array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength))),
  )
  let offset = 0
  const layout = columns.map((column, index): TableLayout[number] => {
    const from = offset
    offset += arrays[index]!.byteLength
    const { name } = column
    return column.kind === 'number'
      ? { kind: 'number', name, type: column.type, offset: from }
      : { kind: 'category', name, type: column.type, offset: from, levels: column.levels }
  })
  return { kind: 'file', path, rows, layout }
}

const preparation = { ...defaultPreparation, target: 'y', features: ['a', 'b'], splitSeed: 3 }
const questions: Question[] = [
  { kind: 'correlation', columns: ['a', 'b'] },
  { kind: 'classHistogram', column: 'b', target: 'y' },
  { kind: 'targetRelations', columns: ['a', 'b'], target: 'y', task: 'classification', event: null },
  { kind: 'split', preparation: { ...preparation, split: 'grouped', splitColumn: 'a' } },
  { kind: 'split', preparation: { ...preparation, split: 'time', splitColumn: 'b' } },
  { kind: 'advice', preparation, training: null },
]

describe('createAnalyst', () => {
  it.each(questions)('answers $kind as its schema says, the same from memory and from a file', (question) => {
    const fromMemory = createAnalyst()({ dataset: 'd', access: { kind: 'memory', table }, question })
    const fromFile = createAnalyst()({ dataset: 'd', access: fileOf(table, 'd.columns'), question })
    expect(datasetsCalls[`datasets.${question.kind}`].result.parse(structuredClone(fromMemory.answer))).toEqual(
      fromMemory.answer,
    )
    expect(fromFile).toEqual(fromMemory)
  })

  it('keeps the table it was asked about last, and opens another when it is asked about that', () => {
    const answer = createAnalyst()
    const question = questions[0]!
    const first = answer({ dataset: 'd', access: fileOf(table, 'first.columns'), question })
    rmSync(join(folder, 'first.columns'))
    const gone: TableAccess = { kind: 'file', path: join(folder, 'first.columns'), rows, layout: [] }
    expect(answer({ dataset: 'd', access: gone, question })).toEqual(first)
    expect(() => answer({ dataset: 'e', access: gone, question })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    )
    expect(answer({ dataset: 'd', access: { kind: 'memory', table }, question })).toEqual(first)
  })

  it('refuses a question by its columns, and goes on', () => {
    const answer = createAnalyst()
    const access: TableAccess = { kind: 'memory', table }
    expect(() => answer({ dataset: 'd', access, question: { kind: 'correlation', columns: ['a', 'y'] } })).toThrow(
      'y holds text; a correlation needs columns of numbers. Leave it out.',
    )
    expect(answer({ dataset: 'd', access, question: questions[0]! })).toHaveProperty('answer')
  })
})
