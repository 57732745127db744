import { describe, expect, it } from 'vitest'
import { fileNameOf, isNumberColumn, toCsv, toTsv } from '@renderer/charts/plotTable'

describe('toTsv', () => {
  it('puts tabs between cells, ends lines, and keeps a cell in its cell', () => {
    expect(
      toTsv({
        header: ['a', 'b'],
        rows: [
          ['1', 'x\ty'],
          ['2', 'line\r\nend'],
        ],
      }),
    ).toBe('a\tb\n1\tx y\n2\tline end\n')
  })
})

describe('isNumberColumn', () => {
  it('knows the numbers that are written here', () => {
    const rows = ['0.5', '12,403', '−3.2', '1.2e−7', '∞', '–', ''].map((cell) => [cell, `${cell} rows`])
    expect(isNumberColumn(rows, 0)).toBe(true)
    expect(isNumberColumn(rows, 1)).toBe(false)
  })
})

describe('fileNameOf', () => {
  it.each([
    ['Loss', 'loss'],
    ['tanh 16, 8 / Größe', 'tanh-16-8-gro-e'],
    ['…', 'plot'],
  ])('%s is %s', (title, name) => {
    expect(fileNameOf(title)).toBe(name)
  })
})

describe('toCsv', () => {
  it('writes numbers as programs read them', () => {
    expect(toCsv({ header: ['a', 'b'], rows: [['−1,200.5', 'x, "y"']] })).toBe('a,b\r\n-1200.5,"x, ""y"""\r\n')
  })

  it.each(['=1+1', '+cmd', '@sum', '-x', '=HYPERLINK("a","b")'])('leaves %s a text in a spreadsheet', (cell) => {
    const [, written = ''] = toCsv({ header: ['a'], rows: [[cell]] }).split('\r\n')
    expect(written.replace(/^"/, '').startsWith("'")).toBe(true)
  })

  it('keeps negative numbers and infinities as they are', () => {
    expect(toCsv({ header: ['a'], rows: [['-3'], ['−∞']] })).toBe('a\r\n-3\r\n-∞\r\n')
  })
})
