import { closeSync, readSync } from 'node:fs'
import { LabError } from '@shared/contract/labError'
import { nothingLocated } from '@shared/data/located'
import { noLines } from '@shared/data/reading/notedLines'
import { createRowsApart } from '@shared/data/reading/rowsApart'
import { type BlockColumn, createBlockReader } from '@shared/data/reading/blockRows'
import type { DecodeText } from '@shared/data/reading/cells/cellTexts'
import type { BlockOrders } from '../readingMessages'
import { listenForCancel } from '../../threads/cancel'
import { checkStopped, openFileSync } from '../source/fileBytes'
import type { BlockNotes } from './blockNotes'
import type { BlockRead } from './blockRead'
import { builderOf } from './builderOf'
import { parseBlock } from './parseBlock'

/** A file whose blocks are read in any order. */
export interface BlockTask {
  /**
   * Reads the rows of the bytes from, ..., to - 1. Null where the text way has to say what is wrong with the file.
   * @throws LabError `cancelled`; `bad-file` where the file has become shorter
   */
  read(from: number, to: number): BlockRead | null
  close(): void
}

export function createBlockTask({ path, name, reading, header, columns, cancel }: BlockOrders): BlockTask {
  const file = openFileSync(path, name)
  const isCancelled = listenForCancel(cancel)
  const decode = decoderOf(reading.encoding)
  const width = columns.length
  const rowsApart = createRowsApart(reading, header)
  const apart = { rows: rowsApart, header, leaveOutRows: reading.leaveOutRows }
  const reader = createBlockReader({ ...reading, width, apart }, decode)
  let room = Buffer.alloc(0)

  const load = (from: number, length: number): void => {
    if (room.length < length + 2) room = Buffer.allocUnsafeSlow(length + 2)
    for (let done = 0; done < length;) {
      const count = readSync(file, room, done, length - done, from + done)
      if (count === 0) throw new LabError('bad-file', `${name} became shorter while it was read. Open it again.`)
      done += count
    }
  }
  const builders = (): BlockColumn[] => columns.map((order) => builderOf(order, reading))
  const finished = (built: readonly BlockColumn[], notes: BlockNotes): BlockRead => ({
    ...notes,
    chunks: built.map((builder) => builder?.finish() ?? null),
  })
  return {
    read: (from, to) => {
      checkStopped(isCancelled)
      load(from, to - from)
      const fast = builders()
      const rows = reader.read(room, to - from, fast)
      if (rows) return finished(fast, { ...rows, ragged: noLines(), filled: noLines(), strays: nothingLocated() })
      const slow = builders()
      const text = decode(room, 0, to - from).replace(/\r\n?/g, '\n')
      const notes = parseBlock(text, reading, slow, rowsApart, () => checkStopped(isCancelled))
      return notes && finished(slow, notes)
    },
    close: () => closeSync(file),
  }
}

function decoderOf(encoding: string): DecodeText {
  if (encoding === 'utf-8') return (bytes, from, to) => (bytes as Buffer).toString('utf8', from, to)
  const decoder = new TextDecoder(encoding)
  return (bytes, from, to) => {
    let at = from
    while (at < to && (bytes[at] as number) < 0x80) at += 1
    return at === to ? (bytes as Buffer).toString('latin1', from, to) : decoder.decode(bytes.subarray(from, to))
  }
}
