import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, describe, expect, it } from 'vitest'
import { writeTable } from './writeTable.ts'

const folder = mkdtempSync(join(tmpdir(), 'logit-lab-'))
afterAll(() => rmSync(folder, { recursive: true }))

function written(quoted: boolean, seed = 1): string {
  const path = join(folder, 'table.csv')
  writeTable(path, { rows: 500, columns: 22, quoted, seed })
  return readFileSync(path, 'utf8')
}
const rowsOf = (text: string) => Papa.parse<string[]>(text, { skipEmptyLines: true }).data

describe('writeTable', () => {
  it('writes three categories, a boolean, integers and numbers of 4 to 17 digits', () => {
    const [header, ...rows] = rowsOf(written(false))
    expect(header).toHaveLength(22)
    expect(rows).toHaveLength(500)
    const columns = header!.map((_, index) => rows.map((row) => row[index]!))
    const isNumeric = (column: string[]) => column.every((cell) => !Number.isNaN(Number(cell)))
    expect(columns.filter((column) => !isNumeric(column)).map((column) => new Set(column).size)).toEqual([4, 12, 60, 2])
    expect(columns.filter((column) => isNumeric(column) && column.every((cell) => /^\d+$/.test(cell)))).toHaveLength(4)
    const digits = columns
      .filter(isNumeric)
      .flat()
      .map((cell) => cell.replace(/^-?[0.]*|\./g, '').length)
    expect(Math.max(...digits)).toBe(17)
  })

  it('is the same for a seed, and the same cells in quotes', () => {
    const plain = written(false)
    expect(written(false)).toBe(plain)
    expect(written(false, 2)).not.toBe(plain)
    const quoted = written(true)
    expect(quoted).toContain('"true"')
    expect(rowsOf(quoted)).toEqual(rowsOf(plain))
  })
})
