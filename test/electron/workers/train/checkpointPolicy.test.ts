import { describe, expect, it } from 'vitest'
import { createCheckpointPolicy } from '../../../../electron/workers/train/checkpointPolicy'

describe('checkpoint policy', () => {
  it('is due every two seconds', () => {
    const policy = createCheckpointPolicy(500)
    expect(policy.isDue(2499)).toBe(false)
    expect(policy.isDue(2500)).toBe(true)
    expect(policy.takes(1000, 2600)).toBe(true)
    expect(policy.isDue(4599)).toBe(false)
    expect(policy.isDue(4600)).toBe(true)
  })

  it('does not make large ones again and again that are not stored', () => {
    const policy = createCheckpointPolicy(0)
    expect(policy.takes(8_000_001, 2000)).toBe(false)
    expect(policy.isDue(1e9)).toBe(false)
    expect(createCheckpointPolicy(0).takes(8_000_000, 2000)).toBe(true)
  })
})
