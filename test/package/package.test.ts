import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll, listPackage, statFile } from '@electron/asar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchStandIn } from '../support/electronStandIn/launchStandIn'
import { createStubElectron, readFuses } from './stubElectron'

const root = join(import.meta.dirname, '../..')
let folder: string
let app: string
let asar: string
let entries: string[]

function node(script: string, args: string[], env: Record<string, string> = {}) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const path = join(root, 'node_modules/node/bin/node')
    const options = { cwd: root, env: { ...process.env, ...env } }
    const child = execFile(path, [join(root, script), ...args], options, (_, out, err) =>
      resolve({ code: child.exitCode ?? 1, out, err }),
    )
  })
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'logit-lab-package-'))
  if (!existsSync(join(root, 'out/main/index.js'))) await node('scripts/build.mjs', [])
  const electron = await createStubElectron(join(folder, 'electron'))
  const output = `--config.directories.output=${join(folder, 'dist')}`
  const packaged = await node('scripts/package.mjs', ['--prebuilt', '--linux', '--x64', output], {
    LOGIT_LAB_ELECTRON_DIST: electron,
  })
  expect(packaged, packaged.out + packaged.err).toMatchObject({ code: 0 })
  app = join(folder, 'dist/linux-unpacked')
  asar = join(app, 'resources/app.asar')
  entries = listPackage(asar, { isPack: false }).map((entry) => entry.slice(1).replaceAll('\\', '/'))
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the packaged app', () => {
  it('holds every built file and sample, and package.json', async () => {
    const built = await filesBelow('out')
    const samples = await filesBelow('samples')
    const files = entries.filter((entry) => !('files' in statFile(asar, entry)))
    expect(files.sort()).toEqual([...built, ...samples, 'package.json'].filter((path) => !path.endsWith('.map')).sort())
    for (const entry of ['index', 'cli', 'training', 'evaluating', 'importing', 'modelling', 'scoring']) {
      expect(files).toContain(`out/main/${entry}.js`)
    }
    expect(files).toContain('out/preload/index.cjs')
    expect(files).toContain('out/renderer/index.html')
    expect(files).toContain('samples/iris.csv')
  })

  it('holds no sources, tests, maps or modules', () => {
    const foreign = /(^|\/)(node_modules|test|scripts|electron|shared|docs)(\/|$)|\.(ts|vue|map|yml)$/
    expect(entries.filter((entry) => foreign.test(entry))).toEqual([])
  })

  it('starts from what is inside alone: the window opens, and a worker reads a sample', async () => {
    const inside = join(folder, 'inside')
    extractAll(asar, inside)
    const manifest = JSON.parse(await readFile(join(inside, 'package.json'), 'utf8')) as Record<string, unknown>
    expect(manifest).not.toHaveProperty('dependencies')
    const standIn = await launchStandIn({ main: join(inside, String(manifest.main)) })
    const opened = await standIn.page.evaluate(() =>
      window.logitLab!.calls['datasets.import']({
        operation: 'sample',
        source: { kind: 'sample', sample: 'iris' },
        reading: {},
      }),
    )
    expect(opened).toMatchObject({ ok: true, value: { rows: 150 } })
    expect(standIn.complaints).toEqual([])
    expect(await standIn.close()).toBe(0)
  })

  it('keeps the samples beside the archive, as ordinary files', async () => {
    const iris = await readFile(join(app, 'resources/app.asar.unpacked/samples/iris.csv'))
    expect(iris).toEqual(await readFile(join(root, 'samples/iris.csv')))
  })

  it('cannot be turned into plain Node, inspected, or made to load another app', async () => {
    expect(readFuses(await readFile(join(app, 'logit-lab')))).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    })
  })
})

it('says in one line that a named Electron is not there, with exit code 2', async () => {
  const missing = join(folder, 'nowhere')
  const { code, out, err } = await node('scripts/package.mjs', [], { LOGIT_LAB_ELECTRON_DIST: missing })
  expect({ code, out, err }).toEqual({
    code: 2,
    out: '',
    err: `LOGIT_LAB_ELECTRON_DIST is ${missing}, which is not there.\n`,
  })
})

async function filesBelow(name: string): Promise<string[]> {
  const found = await readdir(join(root, name), { recursive: true, withFileTypes: true })
  return found
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
}
