import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Precision } from '@shared/spec/runSpec'
import type { Matrix, RowBlocks } from '@shared/math/matrix'
import { createReals, realBytes } from '@shared/engine/network/precision'
import type { PartName, RowSource } from '@shared/engine/rows/rowSource'

/** Prepared rows of a run in a file: those of training, then those of validation. A plain value: any thread can open it. */
export interface RowFile {
  path: string
  columns: number
  /** Bytes from one row to the next. */
  stride: number
  precision: Precision
  rows: Record<PartName, number>
}

/** Where the prepared rows of a run lie. */
export function rowPath(folder: string, run: string): string {
  return join(folder, `rows-${run}`)
}

export interface OpenRowFile extends RowSource {
  /** Writes rows of a part, from row `row` on. */
  write(part: PartName, row: number, rows: Matrix): void
  /** The rows of a part as blocks, for what goes through all of them. */
  blocks(part: PartName): RowBlocks
  close(): void
}

/** @param mode `create` makes an empty file, `read` opens one that was written */
export function openRowFile(file: RowFile, mode: 'create' | 'read'): OpenRowFile {
  const { path, stride, columns, precision } = file
  const handle = openSync(path, mode === 'create' ? 'w+' : 'r')
  const positionOf = (part: PartName, row: number) => ((part === 'train' ? 0 : file.rows.train) + row) * stride
  const read = (part: PartName, row: number, count: number, to: Uint8Array): void => {
    const size = count * stride
    for (let done = 0; done < size;) {
      const bytes = readSync(handle, to, done, size - done, positionOf(part, row) + done)
      if (bytes === 0) throw new Error(`The prepared rows in ${path} are cut off.`)
      done += bytes
    }
  }
  return {
    read,
    write: (part, row, { rows, values }) => {
      const bytes = new Uint8Array(values.buffer, values.byteOffset, rows * stride)
      for (let done = 0; done < bytes.length;) {
        done += writeSync(handle, bytes, done, bytes.length - done, positionOf(part, row) + done)
      }
    },
    blocks: (part) => ({
      rows: file.rows[part],
      columns,
      block: (from, count) => {
        const values = createReals(precision, (count * stride) / realBytes[precision])
        read(part, from, count, new Uint8Array(values.buffer))
        return { rows: count, columns, stride: stride / realBytes[precision], values }
      },
    }),
    close: () => closeSync(handle),
  }
}

export function removeRows(path: string): void {
  rmSync(path, { force: true })
}
