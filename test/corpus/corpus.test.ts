import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { cellText } from '@shared/data/table'
import { importFile } from '../../electron/workers/importFile'

interface Expected {
  /** The whole message of the refusal; the other fields are about files that are taken. */
  problem?: string
  columns?: { name: string; type: string; values: (string | null)[] }[]
  delimiter?: string
  encoding?: string
  header?: boolean
  /** Code, column and count; none unless listed. */
  warnings?: [string, string | null, number][]
  messages?: string[]
}

const folder = fileURLToPath(new URL('.', import.meta.url))
const expected = new Map(
  Object.entries(JSON.parse(readFileSync(`${folder}expected.json`, 'utf8')) as Record<string, Expected>),
)

describe('corpus of awkward files', () => {
  it('lists every file', () => {
    const files = readdirSync(folder).filter((name) => /\.(csv|tsv)$/.test(name))
    expect(files.sort()).toEqual([...expected.keys()].sort())
  })

  for (const [name, wanted] of expected) {
    const take = () => importFile({ path: folder + name, name })
    if (wanted.problem !== undefined) {
      it(`refuses ${name}`, async () => {
        const error = await take().then(
          () => null,
          (thrown: unknown) => thrown,
        )
        expect(error).toBeInstanceOf(LabError)
        expect((error as LabError).toProblem()).toEqual({ code: 'bad-file', message: wanted.problem })
      })
      continue
    }
    it(`reads ${name}`, async () => {
      const { table, warnings, delimiter, encoding, header } = await take()
      const rows = Array.from({ length: table.rows }, (_, row) => row)
      expect(
        table.columns.map((column) => ({
          name: column.name,
          type: column.type,
          values: rows.map((row) => cellText(column, row)),
        })),
      ).toEqual(wanted.columns)
      expect(warnings.map(({ code, column, count }) => [code, column, count])).toEqual(
        expect.arrayContaining(wanted.warnings ?? []),
      )
      const unexpected = warnings.filter(({ code }) => code !== 'constant-column' && !wanted.warnings)
      expect(unexpected).toEqual([])
      if (wanted.warnings) expect(warnings.length).toBe(wanted.warnings.length)
      if (wanted.messages) expect(warnings.map(({ message }) => message)).toEqual(wanted.messages)
      expect({ delimiter, encoding, header }).toMatchObject({
        ...(wanted.delimiter !== undefined && { delimiter: wanted.delimiter }),
        ...(wanted.encoding !== undefined && { encoding: wanted.encoding }),
        header: wanted.header ?? true,
      })
    })
  }
})
