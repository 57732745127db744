import type { LabBridge } from '@shared/contract/bridge'
import { callNames } from '@shared/contract/labApi'
import { plain } from './plain'
import { connectSocketLab } from './socketLab'

declare global {
  interface Window {
    /** Exposed by the preload of the window; absent in a browser. */
    logitLab?: LabBridge
  }
}

/** The lab behind whichever door the page was opened through. */
export async function connectLab(): Promise<LabBridge> {
  const bridge = window.logitLab
  return bridge ? withPlainArguments(bridge) : connectSocketLab(`ws://${window.location.host}/socket`)
}

/** Reactive objects are proxies, which do not cross from a page to its preload. */
function withPlainArguments(bridge: LabBridge): LabBridge {
  const calls = Object.fromEntries(
    callNames.map((name) => {
      const call = bridge.calls[name] as (args: unknown) => Promise<unknown>
      return [name, (args: unknown) => call(plain(args))]
    }),
  )
  return { ...bridge, calls: calls as unknown as LabBridge['calls'] }
}
