import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { channels } from '@shared/contract/bridge'
import { createFileRequests, filesAmong } from '../../../electron/main/fileRequests'
import { createGrantedPaths } from '../../../electron/main/grantedPaths'
import { MockWindow } from './electronMock'

vi.mock('electron', async () => (await import('./electronMock')).electron)

let folder: string
beforeEach(async () => (folder = await realpath(await mkdtemp(join(tmpdir(), 'file-requests-')))))
afterEach(() => rm(folder, { recursive: true }))

it('tells the page of files that came before it was there, and of those that come after', async () => {
  const [early, late] = [join(folder, 'early.csv'), join(folder, 'late.csv')]
  await Promise.all([early, late].map((path) => writeFile(path, 'a\n1\n')))
  const granted = createGrantedPaths()
  const requests = createFileRequests(granted)
  requests.add(early)
  requests.add(folder)
  const window = new MockWindow({})
  requests.attach(window as never)
  expect(window.webContents.send).not.toHaveBeenCalled()
  window.webContents.emit('did-finish-load')
  await vi.waitFor(() => expect(window.webContents.send).toHaveBeenCalledTimes(1))
  requests.add(late)
  await vi.waitFor(() => expect(window.webContents.send).toHaveBeenCalledTimes(2))
  expect(window.webContents.send.mock.calls).toEqual([
    [channels.event, { kind: 'fileChosen', path: early, name: 'early.csv' }],
    [channels.event, { kind: 'fileChosen', path: late, name: 'late.csv' }],
  ])
  expect([granted.allows(early), granted.allows(folder)]).toEqual([true, false])
})

it('finds what may be a file among the arguments of a program', () => {
  expect(filesAmong(['/opt/logit-lab', '--no-first-run', '', 'a.csv', '/data/b.csv'], '/home/me')).toEqual([
    resolve('/home/me/a.csv'),
    resolve('/data/b.csv'),
  ])
})
