import { expect, it } from 'vitest'
import { createAllocator } from '@shared/engine/network/allocator'

it('hands out places on cache lines of their own, none of them at 0', () => {
  const { allocate, used } = createAllocator()
  const sizes = [1, 64, 65, 0, 8, 1000]
  const places = sizes.map((bytes) => allocate(bytes))
  places.forEach((place, i) => {
    expect(place).toBeGreaterThan(0)
    expect(place % 64).toBe(0)
    expect(place + sizes[i]!).toBeLessThanOrEqual(places[i + 1] ?? used())
  })
  expect(used()).toBe(64 + 64 + 64 + 128 + 64 + 1024)
})
