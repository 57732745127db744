#!/usr/bin/env node
// Builds out/ where it is missing or older than the sources; --force builds always.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isStale } from './freshness.mjs'
import { nodePath, root, run } from './node24.mjs'

const builder = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
if (!existsSync(builder)) {
  // Installed without development dependencies: what is built is what there is.
  process.exit(0)
}
if (process.argv.includes('--force') || isStale(root)) {
  process.exit(await run(nodePath(), [builder, 'build', '--logLevel', 'warn']))
}
