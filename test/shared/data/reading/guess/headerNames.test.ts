import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import {
  headerNames,
  headerWarning,
  labelRowWarning,
  labelRowsLeftOutWarning,
  numberedNames,
} from '@shared/data/reading/guess/headerNames'

const place = { file: 'f.csv', line: 3 }
const name = (...cells: string[]) => headerNames(cells, place)

describe('headerNames', () => {
  it('trims names and leaves them else as they are', () => {
    expect(name(' a ', '\u00a0b c\n', 'A')).toEqual({ names: ['a', 'b c', 'A'], warnings: [] })
  })

  it('names columns without a name by their place, different from the others', () => {
    const { names, warnings } = name('', 'column_1', ' ', 'column_3', 'column_3_2')
    expect(names).toEqual(['column_1_2', 'column_1', 'column_3_3', 'column_3', 'column_3_2'])
    expect(warnings).toEqual([
      {
        code: 'blank-name',
        column: null,
        count: 2,
        rows: [],
        message: '2 columns without a name, now called column_1_2, column_3_3',
      },
    ])
    expect(name('', 'a').warnings[0]?.message).toBe('1 column without a name, now called column_1')
  })

  it('gives a name that was taken a number that is free', () => {
    const { names, warnings } = name('a', 'a', 'a_2', ' a', 'a_2')
    expect(names).toEqual(['a', 'a_3', 'a_2', 'a_4', 'a_2_2'])
    expect(warnings.map(({ code, count, message }) => [code, count, message])).toEqual([
      ['duplicate-name', 3, '3 columns with the name of an earlier one, now called a_3, a_4, a_2_2'],
    ])
  })

  it('treats names of object members as any other', () => {
    const words = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
    expect(name(...words).names).toEqual(words)
    expect(name('__proto__', '__proto__', 'constructor', 'constructor').names).toEqual([
      '__proto__',
      '__proto___2',
      'constructor',
      'constructor_2',
    ])
  })

  it('refuses over-long names and too many columns by line', () => {
    const long = 'x'.repeat(1000)
    expect(name('a', long, long).names[2]).toBe(`${'x'.repeat(998)}_2`)
    expect(() => name('a', `${long}y`)).toThrow(
      new LabError(
        'bad-file',
        'f.csv, line 3: the name of column 2 is longer than 1,000 characters. Shorten it, then open the file again.',
      ),
    )
    const many = Array.from({ length: 2001 }, (_, index) => `${index}`)
    expect(name(...many.slice(1)).names).toHaveLength(2000)
    const message = 'f.csv, line 3: 2,001 columns; at most 2,000 fit. Leave some out, then open the file again.'
    expect(() => name(...many)).toThrow(message)
    expect(() => numberedNames(2001, place)).toThrow(message)
  })

  it('gives names that are all different, keeps those that were, and warns of every other', () => {
    const cell = fc.constantFrom('', ' ', 'a', 'a ', 'a_2', 'a_2_2', 'column_1', 'column_2', 'column_1_2', 'b')
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 12 }), (cells) => {
        const { names, warnings } = name(...cells)
        expect(new Set(names).size).toBe(cells.length)
        const trimmed = cells.map((text) => text.trim())
        trimmed.forEach((text, index) => {
          if (text !== '' && trimmed.indexOf(text) === index) expect(names[index]).toBe(text)
        })
        const changed = names.filter((given, index) => given !== trimmed[index]).length
        expect(warnings.reduce((sum, { count }) => sum + count, 0)).toBe(changed)
      }),
    )
  })
})

describe('without a header', () => {
  it('columns are numbered, and it is told', () => {
    expect(numberedNames(2, place)).toEqual(['column_1', 'column_2'])
  })

  it('the first row is told as data or as doubtful names, with the other choice', () => {
    const remedies = [{ changes: { header: true } }]
    expect(headerWarning(false, 'r')).toMatchObject({ code: 'no-header', rows: [1], remedies })
    expect(headerWarning(true, 'r')).toMatchObject({
      code: 'doubtful-header',
      remedies: [{ changes: { header: false } }],
    })
  })
})

describe('rows of labels below the header', () => {
  it('are told with their cells, and the choice to leave them out', () => {
    const warning = labelRowWarning([['', 'kg ', 'cm'], ['a']])
    expect(warning).toMatchObject({
      code: 'label-row',
      count: 2,
      rows: [1, 2],
      remedies: [{ changes: { labelRows: 2 } }],
    })
    expect(warning.message).toContain('(“, kg, cm”)')
    expect(labelRowsLeftOutWarning([['kg', 'cm']])).toMatchObject([{ code: 'row-left-out', count: 1, rows: [] }])
    expect(labelRowsLeftOutWarning([])).toEqual([])
  })
})
