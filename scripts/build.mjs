#!/usr/bin/env node
// Builds the kernels and out/ where they are missing or older than their sources; --force builds always.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isStale } from './freshness.mjs'
import { buildKernels } from './kernels.mjs'
import { nodePath, root, run } from './node24.mjs'

const builder = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
if (!existsSync(builder)) {
  // Installed without development dependencies: what is built is what there is.
  process.exit(0)
}
const force = process.argv.includes('--force')
// The kernels go into what is built next: written anew, they are newer than out/.
await buildKernels(force)
if (force || isStale(root)) {
  process.exit(await run(nodePath(), [builder, 'build', '--logLevel', 'warn']))
}
