#!/usr/bin/env node
// Runs a script of test/ on the built app with the tests' browser: node scripts/withBrowser.mjs FILE [ARGUMENTS]
import { join } from 'node:path'
import { findBrowser } from './browser.mjs'
import { nodePath, root, run } from './node24.mjs'

const built = await run(nodePath(), [join(root, 'scripts/build.mjs')])
const env = { ...process.env, LOGIT_LAB_CHROMIUM: findBrowser().path }
process.exitCode = built === 0 ? await run(nodePath(), process.argv.slice(2), { env }) : built
