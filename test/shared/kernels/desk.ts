import type { Precision } from '@shared/spec/runSpec'
import type { RealArray } from '@shared/math/matrix'
import { createKernels } from '@shared/kernels/kernels'

/** Kernels over a memory of their own, in which numbers are put down one after the other. Every byte starts as all ones, a NaN. */
export function createDesk(precision: Precision, pages = 16) {
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
  const kernels = createKernels(precision, memory)
  const size = precision === 'float32' ? 4 : 8
  const width = 32 / size
  const all: RealArray = size === 4 ? new Float32Array(memory.buffer) : new Float64Array(memory.buffer)
  new Uint8Array(memory.buffer).fill(255)
  let next = 1024
  const bytesOf = (count: number) => Math.ceil((count * size) / 32) * 32

  /** Room for so many Reals, up to a multiple of 32 bytes, and 32 bytes of NaN after it. */
  const room = (count: number): number => {
    const at = next
    next += bytesOf(count) + 32
    return at
  }
  const write = (at: number, values: ArrayLike<number>): void => all.set(values, at / size)
  const put = (values: ArrayLike<number>): number => {
    const at = room(values.length)
    write(at, values)
    return at
  }
  /** As the very last numbers of the memory, so that a read beyond them traps. */
  const putLast = (values: ArrayLike<number>): number => {
    const at = memory.buffer.byteLength - values.length * size
    write(at, values)
    return at
  }
  const take = (at: number, count: number): number[] => Array.from(all.subarray(at / size, at / size + count))
  const putClasses = (classes: number[]): number => {
    const at = room(Math.ceil((classes.length * 4) / size))
    new Uint32Array(memory.buffer, at, classes.length).set(classes)
    return at
  }
  const putClassesLast = (classes: number[]): number => {
    const at = memory.buffer.byteLength - classes.length * 4
    new Uint32Array(memory.buffer, at).set(classes)
    return at
  }
  const panelIndex = (stride: number, row: number, unit: number) =>
    (Math.floor(unit / width) * stride) / size + row * width + (unit % width)
  /** A panel block of these rows, with `filling` in what is no unit. */
  const putPanels = (rows: number[][], filling = NaN): { at: number; stride: number; panels: number } => {
    const panels = Math.ceil(rows[0]!.length / width)
    const stride = rows.length * 32
    const at = room(panels * rows.length * width)
    all.fill(filling, at / size, (at + panels * stride) / size)
    rows.forEach((row, r) => row.forEach((value, unit) => (all[at / size + panelIndex(stride, r, unit)] = value)))
    return { at, stride, panels }
  }
  const takePanels = (at: number, stride: number, rows: number, units: number): number[][] =>
    Array.from({ length: rows }, (_, r) =>
      Array.from({ length: units }, (_, unit) => all[at / size + panelIndex(stride, r, unit)]!),
    )
  /** A number as the precision holds it. */
  const real = (value: number) => (size === 4 ? Math.fround(value) : value)
  return {
    kernels,
    size,
    width,
    bytesOf,
    room,
    write,
    put,
    putLast,
    take,
    putClasses,
    putClassesLast,
    putPanels,
    takePanels,
    real,
  }
}
