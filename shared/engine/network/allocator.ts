import { roundUp } from './precision'

/**
 * Bytes of a cache line. Every piece begins on a line of its own, so that no two threads write to one line: the caches
 * would pass it to and fro although neither thread reads what the other writes (false sharing).
 */
const alignment = 64

/**
 * Hands out offsets in a memory, one piece after the other, from byte 64 on: the offset 0 means "nothing". Nothing is
 * ever given back; all pieces of a run are known before it begins, and end with it. The same calls give the same
 * offsets.
 */
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
