import { roundUp } from './precision'

/** Cache lines: what different threads write does not share one. */
const alignment = 64

/** Hands out places in a memory, one after the other, from byte 64 on: the offset 0 means "nothing". */
export function createAllocator(): { allocate(bytes: number): number; used(): number } {
  let next = alignment
  return {
    allocate(bytes) {
      const offset = next
      next += roundUp(bytes, alignment)
      return offset
    },
    used: () => next,
  }
}
