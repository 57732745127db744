import { expect, it } from 'vitest'
import { createAllocator } from '@shared/engine/network/allocator'

it('the allocator hands out offsets on cache lines of their own, none of them at 0', () => {
  const { allocate, used } = createAllocator()
  const sizes = [1, 64, 65, 0, 8, 1000]
  const offsets = sizes.map((bytes) => allocate(bytes))
  offsets.forEach((offset, i) => {
    expect(offset).toBeGreaterThan(0)
    expect(offset % 64).toBe(0)
    expect(offset + sizes[i]!).toBeLessThanOrEqual(offsets[i + 1] ?? used())
  })
  expect(used()).toBe(64 + 64 + 64 + 128 + 64 + 1024)
})
