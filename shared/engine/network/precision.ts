import type { Precision } from '../../spec/runSpec'
import type { RealArray } from '../../math/matrix'

/** Bytes of one number. */
export const realBytes: Readonly<Record<Precision, 4 | 8>> = { float32: 4, float64: 8 }

/** Bytes of one row of a panel, two vectors of the kernels: 8 float32 or 4 float64 numbers. */
export const panelBytes = 32

/** Numbers in one row of a panel, which kernels/assembly/lanes.ts knows as `panel`. */
export function panelWidth(precision: Precision): number {
  return panelBytes / realBytes[precision]
}

/** `count` numbers of the memory, from byte `offset` on. */
export function realView(memory: WebAssembly.Memory, precision: Precision, offset: number, count: number): RealArray {
  return precision === 'float32'
    ? new Float32Array(memory.buffer, offset, count)
    : new Float64Array(memory.buffer, offset, count)
}

/** The least multiple of `multiple` that is not below `value`. */
export function roundUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple
}

/**
 * Bytes from one panel of a block of rows to the next. A cache line more than the rows take: were it a power of two,
 * all panels of a row would fall into the same set of the cache. A first-level cache of 32 KiB with 8 ways has 64 sets
 * of 64 bytes: addresses 4096 bytes apart share a set, which holds 8 lines.
 */
export function panelStrideOf(rows: number): number {
  return rows * panelBytes + 64
}

/** `count` zeros of a precision. */
export function createReals(precision: Precision, count: number): RealArray {
  return precision === 'float32' ? new Float32Array(count) : new Float64Array(count)
}
