import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { nodePath, root } from './node24.mjs'

const systemPaths = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

const installed = () => (systemPaths[process.platform] ?? []).find((path) => existsSync(path))

/**
 * The browser of the tests: LOGIT_LAB_CHROMIUM, else one of the system, else one that is installed now.
 * @returns {{ path: string, from: string }}
 */
export function findBrowser() {
  const chosen = process.env.LOGIT_LAB_CHROMIUM
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`LOGIT_LAB_CHROMIUM is ${chosen}, which is not there.`)
    return { path: chosen, from: 'LOGIT_LAB_CHROMIUM' }
  }
  const present = installed()
  if (present) return { path: present, from: 'the system' }
  if (installByApt()) {
    const fresh = installed()
    if (fresh) return { path: fresh, from: 'apt-get install chromium' }
  }
  const own = installByPlaywright()
  if (own) return { path: own, from: "Playwright's own download" }
  throw new Error('No browser for the tests: install Chromium or Chrome, or name one in LOGIT_LAB_CHROMIUM.')
}

function installByApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.log('Installing Chromium by apt-get (once)…')
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-qq'], options)
  return spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], options).status === 0
}

function installByPlaywright() {
  console.log("Fetching Playwright's Chromium (once)…")
  const cli = join(root, 'node_modules/@playwright/test/cli.js')
  const fetched = spawnSync(nodePath(), [cli, 'install', 'chromium'], { stdio: 'inherit', timeout: 600_000 })
  if (fetched.status !== 0) return null
  const script = "process.stdout.write(require('@playwright/test').chromium.executablePath())"
  const path = execFileSync(nodePath(), ['-e', script], { cwd: root, encoding: 'utf8' })
  return existsSync(path) ? path : null
}
