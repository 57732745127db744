import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { useTestCover } from '@renderer/stores/evaluation/testCover'
import { useLab } from '@renderer/stores/lab'
import { useSettings } from '@renderer/stores/settings'
import { createFakeBridge, fakeRun } from '../../../support/fakeBridge'

beforeEach(() => setActivePinia(createPinia()))

describe('the seal over test rows', () => {
  it('covers those of a run that nobody has looked at, and no others', () => {
    const testCover = useTestCover()
    expect(testCover.isCovered(fakeRun('run', { looks: [] }), 'test')).toBe(true)
    expect(testCover.isCovered(fakeRun('run', { looks: [] }), 'validation')).toBe(false)
    expect(testCover.isCovered(fakeRun('run', { looks: ['2026-01-01T00:00:00Z'] }), 'test')).toBe(false)
  })

  it('can be turned off', () => {
    useLab().attach(createFakeBridge({}))
    const testCover = useTestCover()
    testCover.setOn(false)
    expect(useSettings().settings.coverTest).toBe(false)
    expect(testCover.isCovered(fakeRun('run', { looks: [] }), 'test')).toBe(false)
  })

  it('is broken for one run by the lab, which records it', async () => {
    const run = fakeRun('run', { looks: [] })
    const bridge = createFakeBridge({ 'runs.uncoverTest': () => run })
    useLab().attach(bridge)
    await useTestCover().uncover(run)
    expect(bridge.argumentsOf('runs.uncoverTest')).toEqual([{ run: run.id }])
  })
})
