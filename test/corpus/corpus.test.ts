import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LabError, problemOf } from '@shared/contract/labError'
import type { Preview } from '@shared/contract/preview'
import type { ImportTools } from '../../electron/workers/import/importFile'
import type { ImportRequest, ImportResult } from '../../electron/workers/import/importMessages'
import type { StartReading } from '../../electron/workers/import/blocks/readingCrew'
import { previewFile } from '../../electron/workers/import/source/previewFile'
import { openTable } from '../../electron/workers/table/tableAccess'
import { outcomeOf, startReadingHere, take } from '../electron/workers/import/blocks/importing'
import { temporaryFolder } from '../electron/workers/temporary'
import { isFull } from '../support/thoroughness'
import { corpusNames, corpusPath, expectations, shownTable } from './corpusFiles'

/** Up to the length of a file: every small size and ever fewer large ones; in the default run fewer of both. */
function chunkSizes(length: number): number[] {
  const [every, growth] = isFull ? [64, 1.25] : [5, 1.7]
  const sizes: number[] = []
  for (let size = 1; size < length; size = size < every ? size + 1 : Math.ceil(size * growth)) sizes.push(size)
  return length === 0 ? [] : [...sizes, length]
}

/** Bytes of a block, and threads. */
const blockWays = [
  [1, 1],
  [2, 2],
  [5, 1],
  [8, 2],
  [13, 1],
  [21, 2],
  [64, 1],
  [100, 2],
  [1 << 22, 1],
] as const

/** What is said of a way of reading, and the reading. */
type Way = [string, () => Promise<ImportResult>]

/** The same result with its columns read back from their file, and without the file. */
async function onDisk(result: Promise<ImportResult>, path: string): Promise<ImportResult> {
  const done = await result
  expect(done.table).toBeNull()
  const { rows, layout } = done
  const file = openTable({ kind: 'file', path: `${path}/${done.id}.columns`, rows, layout: layout ?? [] })
  const table = file.stretch(0, rows)
  file.close()
  return { ...done, layout: null, table }
}

describe('corpus of awkward files', () => {
  const folder = temporaryFolder()
  /** Blocks that stand-ins for threads have read, rather than left to the text way. */
  let blocksRead = 0
  const counting: StartReading = (onAnswer, onFailure) =>
    startReadingHere((answer) => {
      if (answer.kind === 'block' && answer.block) blocksRead += 1
      onAnswer(answer)
    }, onFailure)

  it('lists every file, at least 80', () => {
    expect(corpusNames).toEqual([...expectations.keys()].sort())
    expect(corpusNames.length).toBeGreaterThanOrEqual(80)
  })

  for (const [name, wanted] of expectations) {
    const path = corpusPath(name)
    const read = (tools: Partial<ImportTools> = {}, threads = 1, request: Partial<ImportRequest> = {}) =>
      take(path, { name, reading: wanted.choices ?? {}, threads, ...request }, { startReading: counting, ...tools })

    if (wanted.problem !== undefined) {
      it(`refuses ${name}`, async () => {
        const error = await read().then(
          () => null,
          (thrown: unknown) => thrown,
        )
        expect(error).toBeInstanceOf(LabError)
        expect(error).toMatchObject({ code: wanted.code ?? 'bad-file', message: wanted.problem })
      })
    } else {
      it(`reads ${name}`, async () => {
        const result = await read()
        expect(shownTable(result)).toEqual(wanted.columns)
        const told = result.warnings.map(({ code, column, count, message }) => [code, column, count, message] as const)
        const known = new Map(
          wanted.warnings?.map(([code, column, count, message]) => [`${code} ${column} ${count}`, message]),
        )
        // Only some are listed with their message.
        const listed = told.map(([code, column, count, message]) => {
          const wording = known.get(`${code} ${column} ${count}`)
          return [code, column, count, ...(wording === undefined ? [] : [message])]
        })
        expect(listed.map(String).sort()).toEqual((wanted.warnings ?? []).map(String).sort())
        expect(result.reading).toMatchObject(wanted.reading ?? {})
      })
    }

    it(`shows ${name} in a preview as it is read`, async () => {
      const choices = wanted.choices ?? {}
      const preview = await previewFile({ path, name, reading: choices }).catch(problemOf)
      if (wanted.problem !== undefined) {
        // A file that no choice would make readable has no preview.
        expect('problem' in preview ? preview.problem : preview.message).toBe(wanted.problem)
        return
      }
      const { reading, rows } = await read()
      expect(preview).toMatchObject({ problem: null, more: rows > 100 })
      // What more rows may make of types and the order of dates shows when they are read.
      if (rows > 100) return
      expect(preview).toMatchObject({ reading })
      expect((preview as Preview).columns.map(({ name: column, type }) => ({ name: column, type }))).toEqual(wanted.columns?.map(([column, type]) => ({ name: column, type })))
      expect((preview as Preview).rows.length).toBe(rows)
    })

    it(`comes to the same for ${name} in pieces and blocks of every size`, async () => {
      const whole = await outcomeOf(read({ asText: true }))
      const sizes = chunkSizes(readFileSync(path).length)
      const disk = folder.path('.')
      const ways: Way[] = [
        ...sizes.map((chunkBytes): Way => [
          `text in pieces of ${chunkBytes} bytes`,
          () => read({ asText: true, chunkBytes }),
        ]),
        ...blockWays.map(([blockBytes, threads]): Way => [
          `blocks of ${blockBytes} bytes, ${threads} threads`,
          () => read({ blockBytes }, threads),
        ]),
        ['columns on disk', () => onDisk(read({ blockBytes: 64 }, 1, { memory: 1, folder: disk }), disk)],
      ]
      // Several at a time, since most of an import of so few bytes is waiting.
      for (let from = 0; from < ways.length; from += 8) {
        const next = ways.slice(from, from + 8)
        const outcomes = await Promise.all(next.map(([, run]) => outcomeOf(run())))
        outcomes.forEach((outcome, index) => expect(outcome, next[index]?.[0]).toEqual(whole))
      }
    })
  }

  it('reads most files in blocks indeed', () => {
    expect(blocksRead).toBeGreaterThan(5 * corpusNames.length)
  })
})
