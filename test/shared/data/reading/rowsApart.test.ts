import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRowGate, createRowsApart } from '@shared/data/reading/rowsApart'

const keep = { repeatedHeaders: 'keep', leaveOutRows: [] as string[] } as const
const decode = (bytes: Uint8Array, from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('utf8')

describe('rows that are no data', () => {
  it('repeat all cells of the header, whatever blanks are around them', () => {
    const rows = createRowsApart({ ...keep, repeatedHeaders: 'leaveOut' }, ['', 'a ', 'b'])
    expect([' ', 'a', ' b\u00a0'].every((cell) => typeof cell === 'string')).toBe(true)
    expect(rows.of([' ', 'a', ' b\u00a0'])).toBe('header')
    for (const other of [['', 'a'], ['', 'a', 'c'], ['1', 'a', 'b'], ['', 'A', 'b'], []])
      expect(rows.of(other)).toBeNull()
    expect([rows.leavesOut('header'), createRowsApart(keep, null).leavesOut('header')]).toEqual([true, false])
    expect(createRowsApart(keep, null).of(['a'])).toBeNull()
  })

  it('begin with one of the texts, in their first cell that is not empty', () => {
    const rows = createRowsApart({ ...keep, leaveOutRows: ['Total ', 'in all'] }, ['a', 'b'])
    for (const row of [['Total', '1'], [' Total'], ['', '', 'in all']]) expect(rows.of(row)).toBe('text')
    for (const row of [['total', '1'], ['Totals'], ['1', 'Total'], ['', '']]) expect(rows.of(row)).toBeNull()
    expect(rows.leavesOut('text')).toBe(true)
  })
})

describe('the gate of a row', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      'name',
      'Name',
      'nam',
      'names',
      'größe',
      'Total',
      'a"b',
      'x,y',
      '',
      ' ',
      '1',
      'Zürich',
      '\u00a0name',
    ),
    fc.string({ maxLength: 3 }).filter((text) => !/[\r\n]/.test(text)),
  )
  const written = (text: string, way: number): string => {
    if (way === 0 && !/[",]/.test(text)) return text
    if (way === 1 && !/[",]/.test(text)) return ` ${text} `
    return `"${text.replaceAll('"', '""')}"`
  }
  const of = (header: string[] | null, texts: string[], line: string) => {
    const rows = createRowsApart({ ...keep, leaveOutRows: texts }, header)
    const gate = createRowGate({ delimiter: ',', quote: '"' }, rows, { header, leaveOutRows: texts }, decode)
    return gate?.at(Buffer.from(`${line}\n\n`), 0)
  }

  it('says of the bytes what is said of the cells, or that it is not sure', () => {
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(cell, fc.nat(2)), { minLength: 1, maxLength: 3 }),
        fc.array(fc.constantFrom('Total', 'größe', 'a"b', 'x,y'), { maxLength: 2 }),
        fc.boolean(),
        (header, others, texts, same) => {
          const cells: [string, number][] = same ? header.map((text, at) => [text, others[at]?.[1] ?? 0]) : others
          const found = of(header, texts, cells.map(([text, way]) => written(text, way)).join(','))
          // As the parser takes them: blanks stay but in quotes, where there are none around.
          const parsed = cells.map(([text, way]) => (way === 1 && !/[",]/.test(text) ? ` ${text} ` : text))
          const expected = createRowsApart({ ...keep, leaveOutRows: texts }, header).of(parsed)
          if (found !== 'unsure') expect(found ?? null).toBe(expected)
        },
      ),
    )
  })

  it('is sure of plain rows, and of quoted ones without delimiters in them', () => {
    expect(of(['name', 'n'], [], 'name,n')).toBe('header')
    expect(of(['name', 'n'], [], '"name","n"')).toBe('header')
    expect(of(['name', 'n'], ['Total'], ',Total')).toBe('text')
    expect(of(['name', 'n'], ['Total'], 'names,n')).toBeNull()
    expect(of(['größe'], [], 'größe')).toBe('header')
    expect(of(['name', 'n'], [], '"name","a,b"')).toBe('unsure')
    expect(of(null, [], 'name')).toBeUndefined()
  })
})
