import { basename } from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import type { GrantedPaths } from './grantedPaths'
import { sendEvent } from './ipc'

/** Asks for a file and hands it to the page, which treats it as if it had been dropped. */
export async function openFile(window: BrowserWindow | null, granted: GrantedPaths): Promise<void> {
  if (!window) return
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open a table',
    properties: ['openFile'],
    filters: [
      { name: 'Tables', extensions: ['csv', 'tsv', 'txt', 'tab', 'dat', 'gz'] },
      { name: 'All files', extensions: ['*'] },
    ],
  })
  const path = await granted.grant(filePaths[0])
  if (path !== null) sendEvent(window, { kind: 'fileChosen', path, name: basename(path) })
}
