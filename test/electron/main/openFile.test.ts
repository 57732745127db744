import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { channels } from '@shared/contract/bridge'
import { createGrantedPaths } from '../../../electron/main/grantedPaths'
import { openFile } from '../../../electron/main/openFile'
import { electron } from './electronMock'

vi.mock('electron', async () => (await import('./electronMock')).electron)

const send = vi.fn()
const window = { isDestroyed: () => false, webContents: { send } } as unknown as Parameters<typeof openFile>[0]

it('grants the file that was chosen and tells the page', async () => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'logit-lab-open-')))
  const path = join(folder, 'table.csv')
  await writeFile(path, 'a\n1\n')
  electron.dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: [path] })
  const granted = createGrantedPaths()
  await openFile(window, granted)
  const extensions = ['csv', 'tsv', 'txt', 'tab', 'dat', 'gz']
  expect(electron.dialog.showOpenDialog).toHaveBeenCalledWith(
    window,
    expect.objectContaining({ filters: [{ name: 'Tables', extensions }, expect.anything()] }),
  )
  expect(granted.allows(path)).toBe(true)
  expect(send).toHaveBeenCalledExactlyOnceWith(channels.event, { kind: 'fileChosen', path, name: 'table.csv' })
  await rm(folder, { recursive: true })
})

it('does nothing after Cancel, or where the window is gone', async () => {
  send.mockClear()
  await openFile(window, createGrantedPaths())
  await openFile(null, createGrantedPaths())
  expect(send).not.toHaveBeenCalled()
  expect(electron.dialog.showOpenDialog).toHaveBeenCalledTimes(2)
})
