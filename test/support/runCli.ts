import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface CliOutcome {
  code: number | null
  out: string
  err: string
}

const cli = join(import.meta.dirname, '../../out/main/cli.js')

/** Runs the built command line to its end. */
export function runCli(args: string[], cwd?: string): Promise<CliOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(cwd ? { cwd } : {}),
    })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
  })
}
