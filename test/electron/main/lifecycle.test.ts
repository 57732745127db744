import { beforeEach, describe, expect, it, vi } from 'vitest'
import { setupClosing, setupSingleInstance } from '../../../electron/main/lifecycle'
import { createFakeLab } from '../../support/fakeLab'
import { electron } from './electronMock'

vi.mock('electron', async () => (await import('./electronMock')).electron)

const { app } = electron

beforeEach(() => {
  app.removeAllListeners()
  vi.clearAllMocks()
})

describe('one instance', () => {
  it('a second start ends itself', () => {
    app.requestSingleInstanceLock.mockReturnValueOnce(false)
    expect(setupSingleInstance(() => null)).toBe(false)
    expect(app.quit).toHaveBeenCalledOnce()
  })

  it('the first start comes to the front, out of the taskbar', () => {
    const window = { isMinimized: () => true, restore: vi.fn(), focus: vi.fn() }
    expect(setupSingleInstance(() => window as never)).toBe(true)
    app.emit('second-instance')
    expect(window.restore).toHaveBeenCalledOnce()
    expect(window.focus).toHaveBeenCalledOnce()
    expect(app.quit).not.toHaveBeenCalled()
  })
})

describe('closing', () => {
  it('quits with the last window, and ends the process when the lab is closed', async () => {
    const lab = createFakeLab()
    setupClosing(lab)
    app.emit('window-all-closed')
    expect(app.quit).toHaveBeenCalledOnce()
    const preventDefault = vi.fn()
    app.emit('will-quit', { preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
    expect(app.exit).not.toHaveBeenCalled()
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledExactlyOnceWith(0))
    expect(lab.closed).toBe(true)
  })

  it('ends with exit code 1 where the lab cannot be closed', async () => {
    const lab = createFakeLab()
    lab.close = () => Promise.reject(new Error('disk full'))
    setupClosing(lab)
    app.emit('will-quit', { preventDefault: vi.fn() })
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledExactlyOnceWith(1))
  })
})
