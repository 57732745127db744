import fc from 'fast-check'
import { expect, it } from 'vitest'
import { precisions } from '@shared/spec/runSpec'
import { createRandom, randomState } from '@shared/math/random'
import { createKernels } from '@shared/kernels/kernels'

/** What the kernel leaves, and what lies behind it. */
function shuffled(count: number, seed: number, index: number, precision: (typeof precisions)[number]) {
  const pages = Math.ceil((4 * count + 128) / 65536)
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
  const words = new Uint32Array(memory.buffer, 64, count + 1)
  words[count] = 12345
  createKernels(precision, memory).shuffledOrder(64, count, ...randomState(seed, 'shuffle', index))
  return { order: words.slice(0, count), behind: words[count] }
}

it('the shuffle is the order that the generator itself gives, for any seed and count', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 0xffffffff }),
      fc.nat({ max: 3000 }),
      fc.nat({ max: 100_000 }),
      fc.constantFrom(...precisions),
      (seed, count, index, precision) => {
        const wanted = Uint32Array.from({ length: count }, (_, row) => row)
        createRandom(seed, 'shuffle', index).shuffle(wanted)
        const { order, behind } = shuffled(count, seed, index, precision)
        expect(order).toEqual(wanted)
        expect(behind).toBe(12345)
      },
    ),
    { numRuns: 60 },
  )
})

it('the shuffle is the same for more rows than a product in float64 could hold', () => {
  const count = 2_500_000
  const wanted = Uint32Array.from({ length: count }, (_, row) => row)
  createRandom(3, 'shuffle').shuffle(wanted)
  const { order } = shuffled(count, 3, 0, 'float32')
  expect(Buffer.compare(Buffer.from(order.buffer), Buffer.from(wanted.buffer))).toBe(0)
})
