import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The installed Electron binary, where there is one and a display to show it on; else null. */
export function electronBinary(): string | null {
  const needsDisplay = process.platform === 'linux'
  if (needsDisplay && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return null
  const name = process.platform === 'win32' ? 'electron.exe' : 'electron'
  const folder = join(import.meta.dirname, '../../node_modules/electron')
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const candidates = [
    ...(override ? [join(override, name)] : []),
    ...(existsSync(join(folder, 'path.txt'))
      ? [join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim())]
      : []),
  ]
  return candidates.find((path) => existsSync(path)) ?? null
}
