import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LabError, problemOf } from '@shared/contract/labError'
import type { Preview } from '@shared/contract/reading'
import type { Column } from '@shared/data/table'
import type { ImportTools } from '../../electron/workers/importFile'
import type { ImportRequest, ImportResult } from '../../electron/workers/importMessages'
import type { StartReading } from '../../electron/workers/blocks/readingCrew'
import { previewFile } from '../../electron/workers/source/previewFile'
import { outcomeOf, startReadingHere, take } from '../electron/workers/blocks/importing'
import { temporaryFolder } from '../electron/workers/temporary'
import { corpusNames, corpusPath, expectations, shownTable } from './corpusFiles'

/** Every size up to the length of a small file, else all small ones and some up to the length. */
function chunkSizes(length: number): number[] {
  const every = Math.min(length, 64)
  const sizes = Array.from({ length: every }, (_, index) => index + 1)
  for (let size = 79; size < length; size = Math.ceil(size * 1.25)) sizes.push(size)
  return length > every ? [...sizes, length] : sizes
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

/** The same result with its columns read back from their file, and without the file. */
async function onDisk(result: Promise<ImportResult>, path: string): Promise<ImportResult> {
  const done = await result
  expect(done.table).toBeNull()
  const bytes = readFileSync(`${path}/${done.id}.columns`)
  const columns = done.layout?.map(({ offset, ...head }): Column => {
    const values = bytes.subarray(offset, offset + done.rows * (head.kind === 'number' ? 8 : 4))
    const { buffer } = Uint8Array.from(values)
    return head.kind === 'number'
      ? { ...head, values: new Float64Array(buffer) }
      : { ...head, codes: new Uint32Array(buffer) }
  })
  return { ...done, layout: null, table: { rows: done.rows, columns: columns ?? [] } }
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
      expect(preview).toMatchObject({ reading, problem: null, more: rows > 100 })
      if (rows > 100) return
      expect((preview as Preview).columns).toEqual(wanted.columns?.map(([column, type]) => ({ name: column, type })))
      expect((preview as Preview).rows.length).toBe(rows)
    })

    it(`comes to the same for ${name} in pieces and blocks of every size`, async () => {
      const whole = await outcomeOf(read({ asText: true }))
      for (const chunkBytes of chunkSizes(readFileSync(path).length)) {
        const pieces = await outcomeOf(read({ asText: true, chunkBytes }))
        expect(pieces, `text in pieces of ${chunkBytes} bytes`).toEqual(whole)
      }
      for (const [blockBytes, threads] of blockWays) {
        const blocks = await outcomeOf(read({ blockBytes }, threads))
        expect(blocks, `blocks of ${blockBytes} bytes, ${threads} threads`).toEqual(whole)
      }
      const spilled = await outcomeOf(
        onDisk(read({ blockBytes: 64 }, 1, { memory: 1, folder: folder.path('.') }), folder.path('.')),
      )
      expect(spilled, 'columns on disk').toEqual(whole)
    })
  }

  it('reads most files in blocks indeed', () => {
    expect(blocksRead).toBeGreaterThan(5 * corpusNames.length)
  })
})
