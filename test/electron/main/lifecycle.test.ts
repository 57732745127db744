import { resolve } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { closeWithSession, setupClosing, setupSingleInstance } from '../../../electron/main/lifecycle'
import { createFakeLab } from '../../support/fakeLab'
import { electron } from './electronMock'

vi.mock('electron', async () => (await import('./electronMock')).electron)

const { app, powerMonitor } = electron

beforeEach(() => {
  app.removeAllListeners()
  powerMonitor.removeAllListeners()
  vi.clearAllMocks()
})

describe('one instance', () => {
  it('a second start ends itself', () => {
    app.requestSingleInstanceLock.mockReturnValueOnce(false)
    expect(
      setupSingleInstance(
        () => null,
        () => undefined,
      ),
    ).toBe(false)
    expect(app.quit).toHaveBeenCalledOnce()
  })

  it('the first start comes to the front, out of the taskbar', () => {
    const window = { isMinimized: () => true, restore: vi.fn(), focus: vi.fn() }
    const opened: string[] = []
    expect(
      setupSingleInstance(
        () => window as never,
        (path) => opened.push(path),
      ),
    ).toBe(true)
    app.emit('second-instance', {}, ['/usr/bin/logit-lab', '--flag', 'a.csv', '/data/b.csv'], '/home')
    expect(opened).toEqual([resolve('/home', 'a.csv'), resolve('/data/b.csv')])
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

  it('starts again for a start that came while it closed', async () => {
    const lab = createFakeLab()
    setupClosing(lab)
    app.emit('second-instance')
    app.emit('will-quit', { preventDefault: vi.fn() })
    app.emit('second-instance')
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledExactlyOnceWith(0))
    expect(app.relaunch).toHaveBeenCalledOnce()
  })

  it('does not start again where the second start came before', async () => {
    setupClosing(createFakeLab())
    app.emit('second-instance')
    app.emit('will-quit', { preventDefault: vi.fn() })
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalled())
    expect(app.relaunch).not.toHaveBeenCalled()
  })

  it('holds up neither a log-out nor a shutdown, and closes the lab', () => {
    const lab = createFakeLab()
    setupClosing(lab)
    powerMonitor.emit('shutdown')
    expect(lab.closed).toBe(true)
    const preventDefault = vi.fn()
    app.emit('will-quit', { preventDefault })
    expect(preventDefault).not.toHaveBeenCalled()
    const window = new electron.BrowserWindow({})
    const other = createFakeLab()
    closeWithSession(window as never, other)
    window.emit('session-end')
    expect(other.closed).toBe(true)
  })
})
