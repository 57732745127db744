import { describe, expect, it } from 'vitest'
import { runControls, steeredRun } from '@renderer/panels/runs/runControls'
import { runStates } from '@shared/contract/run'
import { fakeRun } from '../../../support/fakeBridge'

describe('runControls', () => {
  it('offers what each state allows', () => {
    const actions = Object.fromEntries(
      runStates.map((state) => [state, runControls(state).map(({ action }) => action)]),
    )
    expect(actions).toEqual({
      queued: ['cancel'],
      training: ['pause', 'cancel'],
      paused: ['resume', 'stepBatch', 'stepEpoch', 'cancel'],
      interrupted: ['resume'],
      done: [],
      cancelled: [],
      diverged: [],
      failed: [],
    })
  })

  it('has one key for pause and resume, and others for the steps', () => {
    const keys = (['training', 'paused'] as const).map((state) => runControls(state).map((control) => control.keys))
    expect(keys).toEqual([
      ['F8', undefined],
      ['F8', 'F9', 'Shift+F9', undefined],
    ])
  })
})

describe('steeredRun', () => {
  const at = (id: string, second: number, state: 'training' | 'paused' | 'queued' | 'done') =>
    fakeRun(id, { state, createdAt: `2026-01-01T00:00:0${second}Z` })
  const runs = [
    at('old', 1, 'paused'),
    at('middle', 3, 'training'),
    at('new', 2, 'training'),
    at('waiting', 4, 'queued'),
  ]

  it('is the one with the focus', () => {
    expect(steeredRun(runs, 'old')?.id).toBe('old')
    expect(steeredRun(runs, 'waiting')?.id).toBe('waiting')
  })

  it('is the newest under way where none has it, or it has ended', () => {
    expect(steeredRun(runs, null)?.id).toBe('new')
    expect(steeredRun([...runs, at('ended', 9, 'done')], 'ended')?.id).toBe('new')
  })

  it('is none where none is under way', () => {
    expect(steeredRun([at('ended', 1, 'done'), at('waiting', 2, 'queued')], null)).toBeNull()
  })
})
