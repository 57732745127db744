import { describe, expect, it } from 'vitest'
import { fileNameOf, isNumberColumn, toTsv } from '@renderer/charts/plotTable'

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
