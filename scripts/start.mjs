#!/usr/bin/env node
// Starts the app: in Electron where its binary and a display are there, else in a browser from a loopback host.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodePath, root, run } from './node24.mjs'

/** The path of Electron's binary, fetching it at the first start; or why there is none. */
async function findElectron() {
  const noDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
  if (noDisplay) return { reason: 'there is no display' }
  if (process.platform === 'linux' && process.getuid?.() === 0)
    return { reason: 'Electron keeps its sandbox and does not run as root' }
  const local = installedElectron()
  if (local) return { path: local }
  const installer = join(root, 'node_modules/electron/install.js')
  if (existsSync(installer)) {
    console.log('Fetching Electron (once)…')
    await run(nodePath(), [installer], { stdio: 'ignore', timeout: 300_000 }).catch(() => 1)
  }
  const fetched = installedElectron()
  return fetched ? { path: fetched } : { reason: "Electron's binary cannot be fetched here" }
}

/** Where the binary lies in an unpacked Electron. */
const platformPath =
  { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron'

function installedElectron() {
  const folder = join(root, 'node_modules/electron')
  const pathFile = join(folder, 'path.txt')
  const inside = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : platformPath
  const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), inside)
  return existsSync(path) ? path : null
}

const built = await run(nodePath(), [join(root, 'scripts/build.mjs')])
if (built !== 0) process.exit(built)

const electron = await findElectron()
if (electron.path) {
  process.exitCode = await run(electron.path, [root, ...process.argv.slice(2)])
} else {
  console.log(`Opening in a browser instead of a window: ${electron.reason}.`)
  process.exitCode = await run(nodePath(), [join(root, 'out/main/cli.js'), 'serve', ...process.argv.slice(2)])
}
