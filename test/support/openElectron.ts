import { join } from 'node:path'
import { _electron } from '@playwright/test'
import type { OpenApp } from '../e2e/app'
import { electronBinary } from './electronBinary'

const root = join(import.meta.dirname, '../..')

/** The app in real Electron, with its user data beside the workspace. */
export async function openElectron(workspace: string): Promise<OpenApp> {
  const binary = electronBinary()
  if (binary === null) throw new Error("Electron's binary is not here.")
  const application = await _electron.launch({
    executablePath: binary,
    args: [root, `--user-data-dir=${join(workspace, '..')}`],
    env: { ...process.env } as Record<string, string>,
  })
  return {
    page: await application.firstWindow(),
    // A File that a page made has no path: it goes the way of an upload.
    registerPath: () => Promise.resolve(),
    close: async (how) => {
      if (how === 'kill') application.process().kill('SIGKILL')
      else await application.close()
    },
  }
}
