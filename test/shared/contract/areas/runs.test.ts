import { describe, expect, it } from 'vitest'
import { runsCalls } from '@shared/contract/areas/runs'

const takes = (name: keyof typeof runsCalls, args: object) => runsCalls[name].args.safeParse(args).success

describe('a call that does something to a run', () => {
  it('takes the run alone where it steers it', () => {
    for (const name of ['runs.cancel', 'runs.pause', 'runs.resume', 'runs.stepBatch', 'runs.stepEpoch'] as const) {
      expect([takes(name, { run: 'r' }), takes(name, {}), takes(name, { run: 'r', epochs: 2 })]).toEqual([
        ...[true, false, false],
      ])
    }
  })

  it('needs the new name to rename it, and whether it is removed to hide it', () => {
    expect([takes('runs.rename', { run: 'r', name: 'New' }), takes('runs.rename', { run: 'r' })]).toEqual([true, false])
    expect(takes('runs.rename', { run: 'r', name: ' ' })).toBe(false)
    expect(takes('runs.setRemoved', { run: 'r', removed: false })).toBe(true)
    expect(takes('runs.setRemoved', { run: 'r', name: 'New' })).toBe(false)
  })
})
