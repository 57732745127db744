import { mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Reply, channels } from '@shared/contract/bridge'
import { limits } from '@shared/spec/limits'
import { type GrantedPaths, createGrantedPaths } from '../../../electron/main/grantedPaths'
import { setupIpc } from '../../../electron/main/ipc'
import { type FakeLab, createFakeLab } from '../../support/fakeLab'
import { electron } from './electronMock'

vi.mock('electron', async () => (await import('./electronMock')).electron)

interface Frame {
  url: string
  parent: Frame | null
}

const ownFrame: Frame = { url: 'app://logit-lab/', parent: null }
const send = vi.fn()
let folder: string
let lab: FakeLab
let granted: GrantedPaths

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'logit-lab-ipc-')))
  lab = createFakeLab({ 'runs.list': async () => [], 'datasets.import': async () => ({}) as never })
  granted = createGrantedPaths()
  send.mockClear()
  const window = { isDestroyed: () => false, webContents: { send } } as unknown as ReturnType<
    Parameters<typeof setupIpc>[2]
  >
  setupIpc(lab, granted, () => window)
})
afterEach(() => rm(folder, { recursive: true }))

function invoke(senderFrame: Frame | null, channel: string, ...args: unknown[]): Promise<unknown> {
  return Promise.resolve(electron.ipcHandlers.get(channel)!({ senderFrame }, ...args))
}
const call = (name: unknown, args: unknown, frame: Frame | null = ownFrame) =>
  invoke(frame, channels.call, name, args) as Promise<Reply>
const code = (reply: Reply) => (reply.ok ? 'ok' : reply.problem.code)
const importing = (path: string) =>
  call('datasets.import', { operation: 'operation-1', source: { kind: 'path', path }, reading: {} })

describe('the window', () => {
  it('reaches the lab from its own page, and hears its events', async () => {
    expect(await call('runs.list', {})).toEqual({ ok: true, value: [] })
    const event = { kind: 'fileChosen' as const, path: '/a', name: 'a' }
    lab.emit(event)
    expect(send).toHaveBeenCalledExactlyOnceWith(channels.event, event)
  })

  it('opens a file that a person chose, by its real path', async () => {
    const path = join(folder, 'table.csv')
    await writeFile(path, 'a\n1\n')
    await symlink(path, join(folder, 'link.csv'))
    const real = await invoke(ownFrame, channels.grant, join(folder, 'link.csv'))
    expect(real).toBe(path)
    expect(code(await importing(path))).toBe('ok')
  })
})

describe('attacks on the window', () => {
  it('forged frame, a foreign page, an embedded page or one that is gone: refused, and the lab never hears of it', async () => {
    const frames: (Frame | null)[] = [
      null,
      { url: 'https://evil.example/', parent: null },
      { url: 'app://logit-lab/', parent: ownFrame },
      { url: 'app://other/', parent: null },
      { url: 'app://logit-lab.evil.example/', parent: null },
      { url: 'app://logit-lab@evil.example/', parent: null },
      { url: 'https://logit-lab/', parent: null },
      { url: 'about:blank', parent: null },
      { url: '', parent: null },
    ]
    const path = join(folder, 'secret.csv')
    await writeFile(path, 'secret')
    for (const frame of frames) {
      expect(code(await call('runs.list', {}, frame))).toBe('not-allowed')
      expect(await invoke(frame, channels.grant, path)).toBeNull()
    }
    expect(granted.allows(path)).toBe(false)
    expect(lab.received).toEqual([])
  })

  it('a path that nobody chose: not allowed', async () => {
    expect(code(await importing('/etc/passwd'))).toBe('not-allowed')
    expect(lab.received).toEqual([])
  })

  it('a path beside the chosen one, or the same file by another spelling: not allowed', async () => {
    const path = join(folder, 'table.csv')
    await writeFile(path, 'a\n1\n')
    await invoke(ownFrame, channels.grant, path)
    for (const other of [`${path}x`, folder, `${folder}/./table.csv`, `${folder}/x/../table.csv`, `${path}\0`]) {
      expect(code(await importing(other))).toBe('not-allowed')
    }
    expect(lab.received).toEqual([])
  })

  it('a grant for what is not a file by an absolute path: none', async () => {
    for (const path of [folder, 'table.csv', '', join(folder, 'missing.csv'), 'a\0b', null, 1, {}, ['/etc/passwd']]) {
      expect(await invoke(ownFrame, channels.grant, path)).toBeNull()
    }
  })

  it('unknown calls, `__proto__` among them: named problems', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', '', null, 1, {}, ['runs.list']]) {
      expect(code(await call(name, {}))).toBe('bad-call')
    }
  })

  it('an oversized chunk: refused by name', async () => {
    const chunk = new Uint8Array(limits.uploadChunkBytes + 1)
    expect(code(await call('files.appendUpload', { upload: 'u1', chunk }))).toBe('bad-call')
    expect(lab.received).toEqual([])
  })
})
