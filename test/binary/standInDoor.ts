import { mkdtempSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Browser } from '@playwright/test'
import { dropFile } from '../e2e/app'
import { launchStandIn } from '../support/electronStandIn/launchStandIn'
import type { Door } from './openedApp.ts'

/** The app by the stand-in for Electron, on one workspace in `folder`. */
export function standInDoor(folder: string, browser: Browser): Door {
  const appData = mkdtempSync(join(folder, 'app-data-'))
  return {
    name: 'stand-in',
    program: null,
    async launch({ files = [] } = {}) {
      const app = await launchStandIn({ appData, browser, files })
      return {
        page: app.page,
        drop: async (path) => {
          await app.registerPath(basename(path), path)
          await dropFile(app.page, path)
        },
        startAgain: async (...again) => {
          await app.startAgain(...again)
          return null
        },
        close: () => app.close(),
        kill: () => app.kill(),
        pageProcesses: () => [],
      }
    },
  }
}
