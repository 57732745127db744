import { defineConfig } from '@playwright/test'
import { electronBinary } from './test/support/electronBinary'
import { isFull } from './test/support/thoroughness'

/**
 * The same specs through every door that this machine has. The stand-in runs the real main and preload code;
 * real Electron joins wherever its binary and a display are. In the default run the window's doors get the specs of what differs
 * between doors (`@window`), and the browser door gets all; `npm run test:full` sends every spec through every door.
 */
const differing = isFull ? {} : { grep: /@window/ }

export default defineConfig({
  testDir: './test/e2e',
  outputDir: './test-results/e2e',
  globalSetup: './test/e2e/announceDoors',
  // Each test has a workspace, a process and a browser context of its own.
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  projects: [
    { name: 'browser', metadata: { door: 'browser' } },
    { name: 'electron-stand-in', metadata: { door: 'electron-stand-in' }, ...differing },
    ...(electronBinary() ? [{ name: 'electron', metadata: { door: 'electron' }, ...differing }] : []),
  ],
})
