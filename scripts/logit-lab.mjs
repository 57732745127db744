#!/usr/bin/env node
// The command line's front step: the right Node, and a build that is not older than its sources.
import { join } from 'node:path'
import { isStale } from './freshness.mjs'
import { nodePath, root, run } from './node24.mjs'

try {
  const cli = join(root, 'out/main/cli.js')
  if (isStale(root)) {
    const code = await run(nodePath(), [join(root, 'scripts/build.mjs')], { stdio: ['ignore', 2, 2] })
    if (code !== 0) process.exit(code)
  }
  process.exitCode = await run(nodePath(), [cli, ...process.argv.slice(2)], { cwd: process.cwd() })
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
