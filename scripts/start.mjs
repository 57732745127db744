#!/usr/bin/env node
// Starts the app: in Electron where its binary and a display are there, else in a browser from a loopback host.
import { join } from 'node:path'
import { fetchElectron, isSandboxBlocked } from './electron.mjs'
import { nodePath, root, run, runCommandLine } from './node24.mjs'

/** The path of Electron's binary, fetching it at the first start; or why there is none. */
async function findElectron() {
  const noDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
  if (noDisplay) return { reason: 'there is no display' }
  if (process.platform === 'linux' && process.getuid?.() === 0)
    return { reason: 'Electron keeps its sandbox and does not run as root' }
  const path = await fetchElectron()
  if (path === null) return { reason: "Electron's binary cannot be fetched here" }
  if (isSandboxBlocked(path)) {
    return {
      reason: "AppArmor keeps Electron's sandbox from starting (kernel.apparmor_restrict_unprivileged_userns is 1)",
    }
  }
  return { path }
}

const built = await run(nodePath(), [join(root, 'scripts/build.mjs')])
if (built !== 0) process.exit(built)

const electron = await findElectron()
if (electron.path) {
  process.exitCode = await run(electron.path, [root, ...process.argv.slice(2)])
} else {
  console.log(`Opening in a browser instead of a window: ${electron.reason}.`)
  process.exitCode = await runCommandLine('serve', ...process.argv.slice(2))
}
