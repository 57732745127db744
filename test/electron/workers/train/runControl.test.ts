import { describe, expect, it } from 'vitest'
import { createControlMemory, runControl } from '../../../../electron/workers/train/runControl'

describe('run control', () => {
  it('asks nothing at first, then what was asked last', () => {
    const memory = createControlMemory()
    const { requested } = runControl(memory)
    const { request } = runControl(memory)
    expect(requested()).toBe('none')
    request('pause')
    expect(requested()).toBe('pause')
    request('cancel')
    expect(requested()).toBe('cancel')
  })

  it('does not take a cancel back for a pause', () => {
    const { request, requested } = runControl(createControlMemory())
    request('cancel')
    request('pause')
    expect(requested()).toBe('cancel')
  })
})
