import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The Node that the project pins (its version carries node:sqlite), or the one that runs where that is enough. */
export function nodePath() {
  const pinned = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(pinned)) return pinned
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new Error(
    'Logit Lab needs Node 24 or newer: run "npm ci" in its folder first, which installs one for it alone.',
  )
}

/** Runs a command with this terminal and answers with its exit code; a signal counts as 128 and its number. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
    // A terminal's Ctrl+C reaches the whole group, the child too: only what came to this process alone is passed on.
    const interrupt = () => {
      if (!process.stdin.isTTY) child.kill('SIGINT')
    }
    const terminate = () => child.kill('SIGTERM')
    const hangUp = () => child.kill('SIGHUP')
    process.on('SIGINT', interrupt)
    process.on('SIGTERM', terminate)
    process.on('SIGHUP', hangUp)
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      process.off('SIGINT', interrupt)
      process.off('SIGTERM', terminate)
      process.off('SIGHUP', hangUp)
      resolve(code ?? 128 + constants.signals[signal])
    })
  })
}

/**
 * The same for the command line. No inspector can be opened in it by a signal, which would let any user of the machine in; and it hears
 * when this process is gone, however that came about, by the channel between the two.
 */
export function runCommandLine(...args) {
  const cli = join(root, 'out/main/cli.js')
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc']
  return run(nodePath(), ['--disable-sigusr1', cli, ...args], { cwd: process.cwd(), stdio })
}
