/** See electron.mjs. */
export const electronFolder: string
export function installedElectron(): string | null
export function fetchElectron(): Promise<string | null>
