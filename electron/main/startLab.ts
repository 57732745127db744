import { join } from 'node:path'
import { app } from 'electron'
import { createLab } from '../lab/createLab'
import type { Lab } from '../lab/lab'
import { makePrivateFolder } from '../lab/privateFolder'

const productName = 'Logit Lab'

/** The folder of this user's work, the same that the command line takes. To be called before anything asks for it. */
export function setupUserData(): void {
  app.setName(productName)
  const folder = join(app.getPath('appData'), productName)
  // Electron takes only a folder that is there.
  makePrivateFolder(folder)
  app.setPath('userData', folder)
}

/** The lab on the workspace of this user. Rejects where the workspace cannot be opened. */
export function startLab(): Promise<Lab> {
  return createLab({
    workspace: join(app.getPath('userData'), 'workspace'),
    workers: import.meta.dirname,
    samples: join(import.meta.dirname, '../../samples'),
    version: app.getVersion(),
  })
}
