import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { type LabBridge, channels } from '@shared/contract/bridge'
import type { LabEvent } from '@shared/contract/events'
import { callNames } from '@shared/contract/labApi'

/** One function for each call of the contract: the page gets no way to name a channel. */
const calls = Object.fromEntries(
  callNames.map((name) => [name, (args: unknown) => ipcRenderer.invoke(channels.call, name, args)]),
)

const bridge: LabBridge = {
  door: 'electron',
  calls: calls as unknown as LabBridge['calls'],
  onEvent(listener) {
    const relay = (_: unknown, event: LabEvent) => listener(event)
    ipcRenderer.on(channels.event, relay)
    return () => {
      ipcRenderer.off(channels.event, relay)
    }
  },
  // The lab lives in the process that owns the window: while there is a page, there is a connection.
  onConnection: () => () => undefined,
  // Only a File that a person dropped or chose has a path; one made by a script has none.
  async pathOf(file) {
    const path = webUtils.getPathForFile(file)
    return path === '' ? null : ((await ipcRenderer.invoke(channels.grant, path)) as string | null)
  },
}

contextBridge.exposeInMainWorld('logitLab', bridge)
