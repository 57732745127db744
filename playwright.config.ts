import { defineConfig } from '@playwright/test'
import { electronBinary } from './test/support/electronBinary'

/**
 * The same specs through every door that this machine has. The stand-in runs the real main and preload code;
 * real Electron joins wherever its binary and a display are.
 */
export default defineConfig({
  testDir: './test/e2e',
  outputDir: './test-results/e2e',
  globalSetup: './test/e2e/announceDoors',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  projects: [
    { name: 'browser', metadata: { door: 'browser' } },
    { name: 'electron-stand-in', metadata: { door: 'electron-stand-in' } },
    ...(electronBinary() ? [{ name: 'electron', metadata: { door: 'electron' } }] : []),
  ],
})
