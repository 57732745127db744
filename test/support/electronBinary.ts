import { installedElectron } from '../../scripts/electron.mjs'

/** The installed Electron binary, where there is one and a display to show it on; else null. */
export function electronBinary(): string | null {
  const needsDisplay = process.platform === 'linux'
  if (needsDisplay && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return null
  return installedElectron()
}
