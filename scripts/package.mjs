#!/usr/bin/env node
// Makes the unpacked app in dist/ by electron-builder, around the Electron of LOGIT_LAB_ELECTRON_DIST or a fetched one.
// --prebuilt takes out/ as it is; further arguments are electron-builder's.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { electronFolder, fetchElectron } from './electron.mjs'
import { nodePath, root, run } from './node24.mjs'

process.exitCode = await main(process.argv.slice(2))

async function main(args) {
  const electron = await findElectron()
  if (electron.reason) {
    console.error(electron.reason)
    return 2
  }
  if (!args.includes('--prebuilt')) {
    const built = await run(nodePath(), [join(root, 'scripts/build.mjs')])
    if (built !== 0) return built
  }
  const builder = [join(root, 'node_modules/electron-builder/cli.js'), '--dir', '--publish=never']
  const rest = args.filter((arg) => arg !== '--prebuilt')
  return run(nodePath(), [...builder, `--config.electronDist=${electron.folder}`, ...rest], {
    // Nothing is signed here: a signature is put on where its key is.
    env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
  })
}

/** The folder of an unpacked Electron, or the one line that says why there is none. */
async function findElectron() {
  const chosen = process.env.LOGIT_LAB_ELECTRON_DIST
  if (chosen) {
    return existsSync(chosen)
      ? { folder: chosen }
      : { reason: `LOGIT_LAB_ELECTRON_DIST is ${chosen}, which is not there.` }
  }
  if ((await fetchElectron()) !== null) return { folder: electronFolder }
  return { reason: 'Electron cannot be fetched here: name a folder with an unpacked one in LOGIT_LAB_ELECTRON_DIST.' }
}
