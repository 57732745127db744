import type { History } from '@shared/contract/history'
import type { Database } from './database'
import { type Piece, piecesOf, pointBytes } from './historyPieces'
import { isSound, parsedJson, sealOf } from './seal'

/**
 * Histories in pieces: a piece is a stretch of epochs without a gap, its points the values of each named series one after the other, as
 * float64. 100,000 epochs of two series so take 1.8 MB and are read in a few milliseconds, where a row an epoch takes 7 MB and
 * a row a point 14 (docs/performance.md). A piece grows until it has as many epochs as this; a run that is slow would otherwise have a
 * piece an epoch, one that is quick brings hundreds at once.
 */
const fullPiece = 256

export interface HistoryStore {
  /** Epochs that are there already, and those after them, give way. */
  append(run: string, history: History): void
  /** Takes away what comes after this epoch. */
  rewind(run: string, epoch: number): void
  read(run: string): History
}

export function createHistoryStore({ sql, damage }: Pick<Database, 'sql' | 'damage'>): HistoryStore {
  const upsert = sql.prepare(
    `INSERT INTO history_piece (run, first_epoch, epoch_count, series, points, seal) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (run, first_epoch) DO UPDATE SET
       epoch_count = excluded.epoch_count, series = excluded.series, points = excluded.points,
       seal = excluded.seal`,
  )
  const deleteAfter = sql.prepare('DELETE FROM history_piece WHERE run = ? AND first_epoch > ?')
  const columns = 'first_epoch AS first, epoch_count AS count, series, points, seal'
  const selectAll = sql.prepare(`SELECT ${columns} FROM history_piece WHERE run = ? ORDER BY first_epoch`)
  const selectLast = sql.prepare(`SELECT ${columns} FROM history_piece WHERE run = ? ORDER BY first_epoch DESC LIMIT 1`)

  const write = (run: string, { first, count, names, points }: Piece): void => {
    const series = JSON.stringify(names)
    const bytes = pointBytes({ points })
    upsert.run(run, first, count, series, bytes, sealOf(run, first, count, series, bytes))
  }
  /** Null where it is not what was written: it is left as it is, and counted. */
  const pieceOf = (run: string, row: unknown): Piece | null => {
    const { first, count, series, points, seal } = row as PieceRow
    const names = parsedJson(series) as string[] | undefined
    const sound =
      isSound(seal, run, first, count, series, points) && points.length === 8 * count * (names?.length ?? -1)
    if (sound && names) return { first, count, names, points: new Float64Array(points.slice().buffer) }
    damage.leaveAlone('history', `${run} ${first}`, 'damaged')
    return null
  }
  const last = (run: string): Piece | null => {
    const row = selectLast.get(run)
    return row ? pieceOf(run, row) : null
  }
  const rewind = (run: string, epoch: number): void => {
    deleteAfter.run(run, epoch)
    const piece = last(run)
    if (piece && piece.first + piece.count - 1 > epoch) write(run, firstEpochs(piece, epoch - piece.first + 1))
  }
  const add = (run: string, piece: Piece): void => {
    rewind(run, piece.first - 1)
    const before = last(run)
    write(run, before && before.count < fullPiece && continues(before, piece) ? joined(before, piece) : piece)
  }

  return {
    append: (run, history) => {
      for (const piece of piecesOf(history)) add(run, piece)
    },
    rewind,
    read: (run) => {
      const pieces = selectAll.all(run).map((row) => pieceOf(run, row))
      return historyOf(pieces.filter((piece) => piece !== null))
    },
  }
}

interface PieceRow {
  first: number
  count: number
  series: string
  points: Uint8Array
  seal: number | null
}

function continues(before: Piece, piece: Piece): boolean {
  return before.first + before.count === piece.first && JSON.stringify(before.names) === JSON.stringify(piece.names)
}

function joined(before: Piece, piece: Piece): Piece {
  const { first, names } = before
  const count = before.count + piece.count
  const points = new Float64Array(names.length * count)
  names.forEach((_, index) => {
    points.set(valuesOf(before, index), index * count)
    points.set(valuesOf(piece, index), index * count + before.count)
  })
  return { first, count, names, points }
}

function firstEpochs(piece: Piece, count: number): Piece {
  const points = new Float64Array(piece.names.length * count)
  piece.names.forEach((_, index) => points.set(valuesOf(piece, index).subarray(0, count), index * count))
  return { ...piece, count, points }
}

function valuesOf({ points, count }: Piece, index: number): Float64Array {
  return points.subarray(index * count, (index + 1) * count)
}

/** A series that a piece has not is NaN there. */
function historyOf(pieces: readonly Piece[]): History {
  const length = pieces.reduce((sum, { count }) => sum + count, 0)
  const names = new Set(pieces.flatMap((piece) => piece.names))
  const epochs = new Uint32Array(length)
  const series: History['series'] = {}
  for (const name of names) series[name] = new Float64Array(length).fill(Number.NaN)
  let from = 0
  for (const piece of pieces) {
    for (let index = 0; index < piece.count; index++) epochs[from + index] = piece.first + index
    piece.names.forEach((name, index) => series[name]?.set(valuesOf(piece, index), from))
    from += piece.count
  }
  return { epochs, series }
}
