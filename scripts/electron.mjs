import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { nodePath, root, run } from './node24.mjs'

/** The folder of the unpacked Electron: one of the machine's own, else the package's. */
export const electronFolder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules/electron/dist')

/** Where the binary lies in it. */
const platformPath =
  { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron'

/** The path of the binary; null where it is not installed. */
export function installedElectron() {
  const pathFile = join(root, 'node_modules/electron/path.txt')
  const inside = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : platformPath
  const path = join(electronFolder, inside)
  return existsSync(path) ? path : null
}

/** The path of the binary, which is fetched the first time; null where it cannot be. */
export async function fetchElectron() {
  const installer = join(root, 'node_modules/electron/install.js')
  if (installedElectron() === null && existsSync(installer)) {
    console.log('Fetching Electron (once)…')
    await run(nodePath(), [installer], { stdio: 'ignore', timeout: 300_000 }).catch(() => 1)
  }
  return installedElectron()
}

/**
 * Whether this system keeps Electron's sandbox from starting: Ubuntu since 23.10 gives no user namespaces to programs without a profile
 * of AppArmor, and the sandbox needs them unless its helper belongs to root.
 * @param path of the binary
 * @param restriction the kernel's file that says so
 */
export function isSandboxBlocked(path, restriction = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns') {
  if (!existsSync(restriction) || readFileSync(restriction, 'utf8').trim() !== '1') return false
  const helper = statSync(join(dirname(path), 'chrome-sandbox'), { throwIfNoEntry: false })
  const isOfRoot = helper !== undefined && helper.uid === 0 && (helper.mode & 0o4000) !== 0
  return !isOfRoot
}
