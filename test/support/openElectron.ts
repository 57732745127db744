import { join } from 'node:path'
import { _electron } from '@playwright/test'
import type { OpenApp } from '../e2e/app'
import { electronBinary } from './electronBinary'
import { setRunsAtOnce } from './setRunsAtOnce'

const root = join(import.meta.dirname, '../..')

/** The app in real Electron, with its own folder of application data. */
export async function openElectron(appData: string, runsAtOnce: number): Promise<OpenApp> {
  const binary = electronBinary()
  if (binary === null) throw new Error("Electron's binary is not here.")
  const application = await _electron.launch({
    executablePath: binary,
    args: [root],
    // Where Electron looks for the folder of application data, on Linux and Windows.
    env: { ...process.env, XDG_CONFIG_HOME: appData, APPDATA: appData } as Record<string, string>,
  })
  const page = await application.firstWindow()
  await setRunsAtOnce(page, runsAtOnce)
  return {
    page,
    // A File that a page made has no path: it goes the way of an upload.
    registerPath: () => Promise.resolve(),
    close: async (how) => {
      if (how === 'kill') application.process().kill('SIGKILL')
      else await application.close()
    },
  }
}
