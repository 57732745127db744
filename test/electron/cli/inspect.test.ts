import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import reference from '../../data/reference.json'
import { runCli } from '../../support/runCli'

const admissions = join(import.meta.dirname, '../../../samples/admissions.csv')

describe('logit-lab inspect', () => {
  it('prints one JSON object with the figures of every column', async () => {
    const { code, out } = await runCli(['inspect', admissions, '--json'])
    expect(code).toBe(0)
    const result = JSON.parse(out) as { columns: { name: string; mean: number; sd: number }[] }
    expect(Object.keys(result)).toEqual(['rows', 'reading', 'columns', 'warnings'])
    expect(result).toMatchObject({ rows: 100, reading: { delimiter: ',', header: true }, warnings: [] })
    expect(result.columns.map((column) => column.name)).toEqual(['exam_1', 'exam_2', 'admitted'])
    result.columns.slice(0, 2).forEach((column, index) => {
      expect(column.mean).toBeCloseTo(reference.admissions.mean[index]!, 10)
      expect(column.sd).toBeCloseTo(reference.admissions.population_sd[index]!, 10)
    })
  })

  it('shows a table to a person', async () => {
    const { code, out } = await runCli(['inspect', admissions])
    expect(code).toBe(0)
    expect(out).toContain('admissions.csv: 100 rows, 3 columns\nRead as comma-separated')
    expect(out).toMatch(/admitted +integer +0 +2 /)
  })
})
