import { beforeEach, expect, it, vi } from 'vitest'
import { type LabBridge, channels } from '@shared/contract/bridge'
import { callNames } from '@shared/contract/labApi'

const electron = vi.hoisted(() => ({
  contextBridge: { exposeInMainWorld: vi.fn() },
  ipcRenderer: { invoke: vi.fn(), on: vi.fn(), off: vi.fn() },
  webUtils: { getPathForFile: vi.fn(() => '') },
}))
vi.mock('electron', () => electron)

await import('../../../electron/preload/index')
const [name, bridge] = electron.contextBridge.exposeInMainWorld.mock.calls[0] as [string, LabBridge]
beforeEach(() => vi.clearAllMocks())

it('exposes the bridge of the contract and nothing that names a channel', () => {
  expect(name).toBe('logitLab')
  expect(Object.keys(bridge).sort()).toEqual(['calls', 'door', 'onConnection', 'onEvent', 'pathOf'])
  expect(Object.keys(bridge.calls)).toEqual(callNames)
})

it('passes a call and its reply through', async () => {
  const reply = { ok: true, value: [] }
  electron.ipcRenderer.invoke.mockResolvedValueOnce(reply)
  expect(await bridge.calls['runs.list']({})).toBe(reply)
  expect(electron.ipcRenderer.invoke).toHaveBeenCalledExactlyOnceWith(channels.call, 'runs.list', {})
})

it('a page that adds arguments to smuggle a channel or a further call: they are dropped', async () => {
  const call = bridge.calls['runs.list'] as (...args: unknown[]) => Promise<unknown>
  await call({}, channels.grant, '/etc/passwd')
  expect(electron.ipcRenderer.invoke).toHaveBeenCalledExactlyOnceWith(channels.call, 'runs.list', {})
})

it('hands events to the page without the event of Electron, which holds the sender', () => {
  const listener = vi.fn()
  const end = bridge.onEvent(listener)
  const [channel, relay] = electron.ipcRenderer.on.mock.calls[0] as [string, (...args: unknown[]) => void]
  relay({ sender: 'secret' }, { kind: 'fileChosen', path: '/a', name: 'a' })
  expect(channel).toBe(channels.event)
  expect(listener).toHaveBeenCalledExactlyOnceWith({ kind: 'fileChosen', path: '/a', name: 'a' })
  end()
  expect(electron.ipcRenderer.off).toHaveBeenCalledExactlyOnceWith(channels.event, relay)
})

it('a file that a script made: has no path, and nothing is granted', async () => {
  expect(await bridge.pathOf(new File(['a'], '/etc/passwd'))).toBeNull()
  expect(electron.ipcRenderer.invoke).not.toHaveBeenCalled()
})

it('grants the path of a file that a person dropped', async () => {
  electron.webUtils.getPathForFile.mockReturnValueOnce('/home/me/table.csv')
  electron.ipcRenderer.invoke.mockResolvedValueOnce('/real/table.csv')
  expect(await bridge.pathOf(new File(['a'], 'table.csv'))).toBe('/real/table.csv')
  expect(electron.ipcRenderer.invoke).toHaveBeenCalledExactlyOnceWith(channels.grant, '/home/me/table.csv')
})
