import type { Precision } from '../spec/runSpec'
import { wasm as float32 } from './generated/float32'
import { wasm as float64 } from './generated/float64'
import type { LossKernels } from './losses'
import type { ProductKernels } from './products'
import type { UpdateKernels } from './updates'

/**
 * The compiled loops of shared/kernels/assembly over one memory. Their docstrings there give shapes and formulas.
 * Pointers are byte offsets, `bytes` is a multiple of 32, and Real is the number type of the precision.
 */
export interface Kernels extends ProductKernels, LossKernels, UpdateKernels {
  activate(code: number, z: number, slopes: number, bytes: number): void
  activateBackward(code: number, delta: number, output: number, slopes: number, bytes: number): void
  dropout(
    values: number,
    panelStride: number,
    panels: number,
    rows: number,
    firstRow: number,
    key: number,
    threshold: number,
    factor: number,
  ): void
  shuffledOrder(order: number, count: number, a: number, b: number, c: number, d: number): void
  fillZero(p: number, bytes: number): void
  copy(to: number, from: number, bytes: number): void
  scale(p: number, bytes: number, factor: number): void
  addMultiple(out: number, x: number, bytes: number, factor: number): void
  addSign(out: number, x: number, bytes: number, factor: number): void
  sumParts(out: number, parts: number, partStride: number, count: number, bytes: number, factor: number): void
  sumOfSquares(p: number, bytes: number): number
  sumOfAbsolutes(p: number, bytes: number): number
  allFinite(p: number, bytes: number): number
  /** The elementary functions of one number, in the kernels' own precision; log is in float64. */
  exp(x: number): number
  expm1(x: number): number
  log(x: number): number
  log1p(x: number): number
  tanh(x: number): number
  sigmoid(x: number): number
  softplus(x: number): number
}

const sources: Record<Precision, string> = { float32, float64 }
const modules = new Map<Precision, WebAssembly.Module>()
let tagInUse: string | undefined

/** A custom section, which says nothing to anybody: its kind, its length, and the tag with its own. */
function tagSection(tag: string): number[] {
  const letters = Array.from(tag, (letter) => letter.charCodeAt(0))
  return [0, letters.length + 1, letters.length, ...letters]
}

/** @param tag at most 100 letters; makes it a module of its own, where a host keeps what it has compiled before */
export function compileKernels(precision: Precision, tag?: string): WebAssembly.Module {
  const bytes = Array.from(atob(sources[precision]), (letter) => letter.charCodeAt(0))
  return new WebAssembly.Module(Uint8Array.from(tag === undefined ? bytes : [...bytes, ...tagSection(tag)]))
}

export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels
}

/** The module of a precision, compiled once a thread. */
export function kernelModule(precision: Precision): WebAssembly.Module {
  const module = modules.get(precision) ?? compileKernels(precision, tagInUse)
  modules.set(precision, module)
  return module
}

/** Has this thread's kernels compiled anew from now on, under a tag of their own: how V8 compiles has changed. */
export function compileAnew(tag: string): void {
  tagInUse = tag
  modules.clear()
}

/**
 * The kernels over a memory.
 * @param memory shared, of at most 65,536 pages; several threads may have kernels over the same one
 */
export function createKernels(precision: Precision, memory: WebAssembly.Memory): Kernels {
  return instantiate(kernelModule(precision), memory)
}
