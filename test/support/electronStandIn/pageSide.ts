export interface PageNames {
  /** The binding that carries ipcRenderer.invoke out of the page. */
  invoke: string
  /** The function of the page that takes what the main process sends. */
  deliver: string
}

interface Fake {
  require(name: string): unknown
}

/**
 * Runs in the page, before its scripts: what a sandboxed preload may require. It is sent over as text,
 * so it uses nothing from around it.
 */
export function preloadEnvironment(names: PageNames): Fake | null {
  const globals = window as unknown as Record<string, unknown>
  const invoke = globals[names.invoke] as (channel: string, args: unknown[]) => Promise<unknown>
  // Without nodeIntegrationInSubFrames, Electron loads the preload in the topmost frame only.
  if (window.top !== window) return null
  const listeners = new Map<string, Set<(event: unknown, ...args: unknown[]) => void>>()
  const paths = new Map<string, string>()

  const deliver = (channel: string, args: unknown[]) => {
    if (channel === 'stand-in:path') paths.set(args[0] as string, args[1] as string)
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args)
  }
  Object.defineProperty(globals, names.deliver, { value: deliver, enumerable: false })

  /** Copies what crosses the bridge, as context isolation does; proxies and the like cannot cross. */
  const cross = (value: unknown): unknown => {
    if (typeof value === 'function') return (...args: unknown[]) => cross(value(...args.map(cross)))
    if (value instanceof Promise) return value.then(cross)
    if (value instanceof Blob) return value
    return structuredClone(value)
  }
  const exposed = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return cross(value)
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, exposed(entry)])))
  }

  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: unknown) =>
        Object.defineProperty(globals, name, { value: exposed(api), enumerable: true }),
    },
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) => invoke(channel, structuredClone(args)),
      on(channel: string, listener: (event: unknown, ...args: unknown[]) => void) {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
      },
      off: (channel: string, listener: (event: unknown, ...args: unknown[]) => void) =>
        listeners.get(channel)?.delete(listener),
    },
    webUtils: { getPathForFile: (file: File) => paths.get(file.name) ?? '' },
  }
  return {
    require(name) {
      if (name !== 'electron') throw new Error(`A sandboxed preload cannot require ${name}.`)
      return electron
    },
  }
}

/** The script that puts the built preload to work in a page. */
export function preloadScript(preload: string, names: PageNames): string {
  return `(() => {
  const environment = (${preloadEnvironment.toString()})(${JSON.stringify(names)})
  if (!environment) return
  const module = { exports: {} }
  ;(function (require, module, exports) {
${preload}
  })(environment.require, module, module.exports)
})()`
}
