import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Workload } from './workloads.ts'

export function readWorkload(folder: string, name: string): Workload {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Workload
}

export function readLabels(folder: string, { data, rows }: Workload): Uint32Array {
  return fill(join(folder, `${data}.labels`), new Uint32Array(rows))
}

/** Layer by layer the weights [input][output], then the biases. */
export function readStart(folder: string, { data }: Workload, count: number): Float64Array {
  return fill(join(folder, `${data}.start`), new Float64Array(count))
}

/**
 * Reads the inputs, of the precision of `values`, straight to where they belong: `stride` numbers a row, the first
 * `columns` of them from the file. No second copy of the matrix is made on the way.
 */
export function readInputs(
  folder: string,
  { data, rows, columns }: Workload,
  values: Float32Array | Float64Array,
  stride: number,
): void {
  const precision = values instanceof Float32Array ? 'float32' : 'float64'
  const path = join(folder, `${data}.inputs.${precision}`)
  if (stride === columns) {
    fill(path, values.subarray(0, rows * columns))
    return
  }
  const block = 1000
  const file = openSync(path, 'r')
  const rowsRead = values.slice(0, Math.min(block, rows) * columns)
  for (let from = 0; from < rows; from += block) {
    const count = Math.min(block, rows - from)
    readSync(file, rowsRead, 0, count * columns * values.BYTES_PER_ELEMENT, null)
    for (let row = 0; row < count; row++) {
      values.set(rowsRead.subarray(row * columns, (row + 1) * columns), (from + row) * stride)
    }
  }
  closeSync(file)
}

function fill<Numbers extends Uint32Array | Float32Array | Float64Array>(path: string, numbers: Numbers): Numbers {
  const file = openSync(path, 'r')
  const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
  for (let at = 0; at < bytes.length;) {
    const read = readSync(file, bytes, at, Math.min(bytes.length - at, 1 << 24), null)
    if (read === 0) throw new Error(`${path} is too short`)
    at += read
  }
  closeSync(file)
  return numbers
}
