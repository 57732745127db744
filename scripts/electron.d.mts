/** See electron.mjs. */
export const electronFolder: string
export function installedElectron(): string | null
export function fetchElectron(): Promise<string | null>

/** Whether this system keeps Electron's sandbox from starting. */
export function isSandboxBlocked(path: string, restriction?: string): boolean
