import { describe, expect, it } from 'vitest'
import { ask, createControl, listenTo } from '../../../../electron/workers/train/runControl'

describe('control', () => {
  it('asks nothing at first, then what was asked last', () => {
    const control = createControl()
    const wish = listenTo(control)
    expect(wish()).toBe('goOn')
    ask(control, 'pause')
    expect(wish()).toBe('pause')
    ask(control, 'cancel')
    expect(wish()).toBe('cancel')
  })

  it('does not take a cancel back for a pause', () => {
    const control = createControl()
    ask(control, 'cancel')
    ask(control, 'pause')
    expect(listenTo(control)()).toBe('cancel')
  })
})
