import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { useSeal } from '@renderer/stores/evaluation/seal'
import { useLab } from '@renderer/stores/lab'
import { useSettings } from '@renderer/stores/settings'
import { createFakeBridge, fakeRun } from '../../../support/fakeBridge'

beforeEach(() => setActivePinia(createPinia()))

describe('the seal over test rows', () => {
  it('covers those of a run that nobody has looked at, and no others', () => {
    const seal = useSeal()
    expect(seal.isSealed(fakeRun('run', { looks: [] }), 'test')).toBe(true)
    expect(seal.isSealed(fakeRun('run', { looks: [] }), 'validation')).toBe(false)
    expect(seal.isSealed(fakeRun('run', { looks: ['2026-01-01T00:00:00Z'] }), 'test')).toBe(false)
  })

  it('can be turned off', () => {
    useLab().attach(createFakeBridge({}))
    const seal = useSeal()
    seal.setOn(false)
    expect(useSettings().settings.sealTest).toBe(false)
    expect(seal.isSealed(fakeRun('run', { looks: [] }), 'test')).toBe(false)
  })

  it('is broken for one run by the lab, which records it', async () => {
    const run = fakeRun('run', { looks: [] })
    const bridge = createFakeBridge({ 'runs.unseal': () => run })
    useLab().attach(bridge)
    await useSeal().unseal(run)
    expect(bridge.argumentsOf('runs.unseal')).toEqual([{ run: run.id }])
  })
})
