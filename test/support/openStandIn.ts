import { basename } from 'node:path'
import { type Browser, expect } from '@playwright/test'
import type { OpenApp } from '../e2e/app'
import { launchStandIn } from './electronStandIn/launchStandIn'
import { setRunsAtOnce } from './setRunsAtOnce'

/** The real main process and preload of the window, with a stand-in for Electron itself. */
export async function openStandIn(
  appData: string,
  runsAtOnce: number,
  browser: () => Promise<Browser>,
): Promise<OpenApp> {
  const standIn = await launchStandIn({ appData, browser: await browser() })
  await standIn.page.setViewportSize({ width: 1440, height: 900 })
  await setRunsAtOnce(standIn.page, runsAtOnce)
  return {
    page: standIn.page,
    registerPath: (path) => standIn.registerPath(basename(path), path),
    close: async (how) => {
      expect(standIn.escaped).toEqual([])
      if (how === 'kill') await standIn.kill()
      else expect(await standIn.close()).toBe(0)
    },
  }
}
