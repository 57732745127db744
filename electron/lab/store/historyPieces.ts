import type { History } from '@shared/contract/history'

/** Epochs without a gap. */
export interface Piece {
  first: number
  count: number
  names: string[]
  points: Float64Array
}

/** The bytes of a piece as they are stored. */
export function pointBytes({ points }: Pick<Piece, 'points'>): Uint8Array {
  return new Uint8Array(points.buffer)
}

/** A history as pieces. What is not a finite number is no value. */
export function* piecesOf({ epochs, series }: History): Generator<Piece> {
  const names = Object.keys(series)
  for (let from = 0, to = 0; from < epochs.length; from = to) {
    const first = epochs[from] as number
    for (to = from + 1; to < epochs.length && epochs[to] === first + to - from;) to++
    const count = to - from
    const points = new Float64Array(names.length * count)
    names.forEach((name, index) => {
      const values = series[name]?.subarray(from, to).map((value) => (Number.isFinite(value) ? value : Number.NaN))
      if (values) points.set(values, index * count)
    })
    yield { first, count, names, points }
  }
}
