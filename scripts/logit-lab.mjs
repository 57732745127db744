#!/usr/bin/env node
// The command line's front step: the right Node, and a build that is not older than its sources.
import { join } from 'node:path'
import { isStale } from './freshness.mjs'
import { nodePath, root, run, runCommandLine } from './node24.mjs'

try {
  if (isStale(root)) {
    const code = await run(nodePath(), [join(root, 'scripts/build.mjs')], { stdio: ['ignore', 2, 2] })
    if (code !== 0) process.exit(code)
  }
  process.exitCode = await runCommandLine(...process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
