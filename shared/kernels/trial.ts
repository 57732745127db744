import type { Precision } from '../spec/runSpec'
import { createRandom } from '../math/random'
import { compileKernels, instantiate } from './kernels'

/** The products that training spends its time in, on numbers of a seed: large enough to be measured, small enough for a cache. */
const rows = 64
const inner = 48
const panels = 8
const panelStride = rows * 32 + 64
/** Offsets of the inputs, weights, derivatives, results and gradient in the memory. */
const offset = { a: 64, w: 0, d: 0, out: 0, gradient: 0 }
offset.w = offset.a + 12 * panelStride
offset.d = offset.w + panels * inner * 32 + 64
offset.out = offset.d + panels * panelStride
offset.gradient = offset.out + panels * panelStride
const bytes = offset.gradient + panels * inner * 32

/** A module's products, to be run again and again, and every bit of what they come to, the same each time. */
export interface Trial {
  run(): void
  result(): Uint8Array
}

/** @param tag of a compilation of its own: without one the engine's own modules would be tried */
export function createTrial(precision: Precision, tag: string): Trial {
  const pages = Math.ceil(bytes / 65536)
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
  const kernels = instantiate(compileKernels(precision, tag), memory)
  const numbers = precision === 'float32' ? new Float32Array(memory.buffer) : new Float64Array(memory.buffer)
  const random = createRandom(1, 'sample')
  for (let i = 0; i < offset.out / numbers.BYTES_PER_ELEMENT; i++) numbers[i] = random.normal()
  return {
    run() {
      kernels.multiply(offset.a, panelStride, offset.w, inner, offset.w, offset.out, panelStride, rows, panels)
      kernels.outer(offset.a, panelStride, offset.d, panelStride, inner, offset.gradient, rows, panels, 0)
    },
    result: () => new Uint8Array(memory.buffer, offset.out, bytes - offset.out).slice(),
  }
}
