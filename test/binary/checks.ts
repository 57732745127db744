import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import type { LabBridge } from '../../shared/contract/bridge.ts'
import type { Door, OpenedApp } from './openedApp.ts'

/** What a check has at hand. */
export interface Tools {
  door: Door
  /** For files of its own. */
  folder: string
  /** How often what may fail seldom is tried. */
  often: { kills: number; threads: number }
}

export interface Check {
  name: string
  /** Why it cannot be checked here; null where it can. */
  notHere?: (door: Door['name']) => string | null
  /** @throws Error what is wrong. */
  run(tools: Tools): Promise<void>
}

const needsBinary = (door: Door['name']) => (door === 'binary' ? null : 'needs the real binary')
const onLinux = (door: Door['name']) =>
  needsBinary(door) ?? (process.platform === 'linux' ? null : 'is asked of Linux only')
const onMac = (door: Door['name']) =>
  needsBinary(door) ?? (process.platform === 'darwin' ? null : 'is asked of macOS only')

function expect(what: string, found: unknown, wanted: unknown): void {
  const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)]
  if (is !== should) throw new Error(`${what}: ${is}, not ${should}`)
}

/** Opens the app for some work, and closes it. */
async function withApp<Value>(
  { door }: Tools,
  work: (app: OpenedApp) => Promise<Value>,
  options: Parameters<Door['launch']>[0] = {},
): Promise<Value> {
  const app = await door.launch(options)
  try {
    return await work(app)
  } finally {
    await app.close()
  }
}

/** A call through the page's own bridge. @throws Error the problem of its reply */
async function call<Value>(page: Page, name: string, args: object = {}): Promise<Value> {
  const reply = await page.evaluate(
    ([wanted, given]) => {
      const { calls } = (window as unknown as { logitLab: { calls: Record<string, (args: unknown) => unknown> } })
        .logitLab
      return calls[wanted]?.(given) as Promise<{ ok: boolean; value?: unknown; problem?: { message: string } }>
    },
    [name, args] as const,
  )
  if (!reply.ok) throw new Error(`${name}: ${reply.problem?.message}`)
  return reply.value as Value
}

let operations = 0
const importSample = (page: Page, sample: string) =>
  call<{ id: string; rows: number; columns: { name: string }[] }>(page, 'datasets.import', {
    operation: `check-${operations++}`,
    source: { kind: 'sample', sample },
    reading: {},
  })

interface Run {
  id: string
  state: string
  fingerprint: string | null
  spec: unknown
}

const runOf = async (page: Page, id: string) => (await call<{ run: Run }>(page, 'runs.get', { run: id })).run

/** Trains by the page's own button until that run has ended. */
async function trainBySettings(page: Page): Promise<Run> {
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  const ended = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const { onEvent } = (window as unknown as { logitLab: Pick<LabBridge, 'onEvent'> }).logitLab
        onEvent((event) => {
          if (event.kind !== 'runChanged' || ['queued', 'training'].includes(event.change.status.state)) return
          resolve(event.run)
        })
      }),
  )
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  return runOf(page, await ended)
}

export const checks: Check[] = [
  {
    name: 'the app starts, shows its page, and its store answers',
    run: (tools) =>
      withApp(tools, async ({ page }) => {
        const about = await call<{ version: string; workspace: string | null }>(page, 'app.about')
        if (about.workspace === null) throw new Error('The app has no workspace.')
        await page.getByRole('link', { name: 'Workbench', exact: true }).waitFor()
      }),
  },
  {
    name: 'a sample is read by a worker out of the archive, and a run trains to the fingerprint of plain Node',
    run: (tools) =>
      withApp(tools, async ({ page }) => {
        expect('rows of iris', (await importSample(page, 'iris')).rows, 150)
        await page.getByRole('link', { name: 'Data', exact: true }).click()
        await page.getByRole('button', { name: 'Open sample Iris' }).first().click()
        const run = await trainBySettings(page)
        expect('state', run.state, 'done')
        const root = join(import.meta.dirname, '../..')
        const told = execFileSync(
          process.execPath,
          [join(root, 'out/main/cli.js'), 'train', join(root, 'samples/iris.csv'), '--target', 'species', '--json'],
          { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
        )
        expect('fingerprint', run.fingerprint, (JSON.parse(told) as { fingerprint: string }).fingerprint)
      }),
  },
  {
    name: 'the content security policy refuses inline scripts and addresses of others',
    run: (tools) =>
      withApp(tools, async ({ page }) => {
        const refused = await page.evaluate(async () => {
          const directives: string[] = []
          const both = new Promise<void>((resolve) => {
            document.addEventListener('securitypolicyviolation', (event) => {
              if (directives.push(event.effectiveDirective) === 2) resolve()
            })
          })
          const script = document.createElement('script')
          script.textContent = 'window.intruded = true'
          document.body.append(script)
          await fetch('https://example.org/').catch(() => undefined)
          await both
          return { directives: directives.sort(), intruded: 'intruded' in window }
        })
        expect('refused', refused, { directives: ['connect-src', 'script-src-elem'], intruded: false })
      }),
  },
  {
    name: 'the page has no Node, and what the bridge gives it only',
    run: (tools) =>
      withApp(tools, async ({ page }) => {
        const names = await page.evaluate(() =>
          ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
        )
        expect('names of Node', names, [])
      }),
  },
  {
    name: 'pages run in the sandbox of the system',
    notHere: onLinux,
    run: (tools) =>
      withApp(tools, async (app) => {
        const pages = app.pageProcesses()
        if (pages.length === 0) throw new Error('No process of a page was found.')
        for (const pid of pages) {
          const status = readFileSync(`/proc/${pid}/status`, 'utf8')
          expect('system calls are filtered', /^Seccomp:\s*(\d)/m.exec(status)?.[1], '2')
          expect('--no-sandbox', readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--no-sandbox'), false)
        }
      }),
  },
  {
    name: 'a file that falls on the window is previewed from its path',
    run: (tools) =>
      withApp(tools, async (app) => {
        const path = join(tools.folder, 'dropped.csv')
        writeFileSync(path, 'a,b\n1,2\n3,4\n5,6\n')
        await app.drop(path)
        await app.page.getByRole('dialog', { name: 'Import dropped.csv' }).waitFor()
      }),
  },
  {
    name: 'files that the app is started with, first or again, are shown',
    run: async (tools) => {
      const [first, second] = ['first.csv', 'second.csv'].map((name) => join(tools.folder, name)) as [string, string]
      for (const path of [first, second]) writeFileSync(path, 'a,b\n1,2\n3,4\n5,6\n')
      await withApp(
        tools,
        async (app) => {
          const sheet = (name: string) => app.page.getByRole('dialog', { name: `Import ${name}`, exact: true })
          await sheet('first.csv').waitFor()
          await app.page.keyboard.press('Escape')
          await sheet('first.csv').waitFor({ state: 'hidden' })
          const code = await app.startAgain(second)
          if (code !== null) expect('exit code of the second start', code, 0)
          await sheet('second.csv').waitFor()
        },
        { files: [first] },
      )
    },
  },
  {
    name: 'a text is copied',
    notHere: needsBinary,
    run: (tools) =>
      withApp(tools, async ({ page }) => {
        await page.evaluate(() => navigator.clipboard.writeText('0.5'))
      }),
  },
  {
    name: 'two pixels for one: nothing is cut off at the side',
    notHere: needsBinary,
    run: (tools) =>
      withApp(
        tools,
        async ({ page }) => {
          const seen = await page.evaluate(() => ({
            ratio: devicePixelRatio,
            cut: document.documentElement.scrollWidth > innerWidth,
          }))
          expect('page', seen, { ratio: 2, cut: false })
        },
        { switches: ['--force-device-scale-factor=2'] },
      ),
  },
  {
    name: 'closing while a run trains ends with 0, and the run is there again',
    run: async (tools) => {
      const app = await tools.door.launch()
      const { id } = await longRun(app.page)
      expect('exit code', await app.close(), 0)
      await withApp(tools, async ({ page }) => {
        const { state } = await runOf(page, id)
        if (!['interrupted', 'paused', 'training', 'done'].includes(state)) throw new Error(`The run is ${state}.`)
        await call(page, 'runs.setRemoved', { run: id, removed: true })
      })
    },
  },
  {
    name: 'a killed app opens again with what was acknowledged, each time',
    run: async (tools) => {
      for (let kill = 0; kill < tools.often.kills; kill++) {
        const app = await tools.door.launch()
        const { id } = await longRun(app.page)
        await app.kill()
        await withApp(tools, async ({ page }) => {
          const { state } = await runOf(page, id)
          if (state === 'failed') throw new Error(`After kill ${kill + 1} the run is ${state}.`)
          await call(page, 'runs.setRemoved', { run: id, removed: true })
        })
      }
    },
  },
  {
    name: 'threads start and end by the thousand',
    run: (tools) =>
      withApp(tools, async ({ page }) => {
        for (let thread = 0; thread < tools.often.threads; thread++) {
          expect(`rows of import ${thread + 1}`, (await importSample(page, 'iris')).rows, 150)
        }
      }),
  },
  {
    name: 'a table of 2,000 columns is imported and looked at',
    run: (tools) =>
      withApp(tools, async (app) => {
        const path = join(tools.folder, 'wide.csv')
        const names = Array.from({ length: 2000 }, (_, column) => `c${column}`)
        const line = (row: number) => names.map((_, column) => (row * 31 + column * 17) % 1000).join(',')
        writeFileSync(path, [names.join(','), ...Array.from({ length: 200 }, (_, row) => line(row))].join('\n'))
        await app.drop(path)
        await app.page.getByRole('dialog', { name: 'Import wide.csv' }).getByRole('columnheader').nth(1).waitFor()
        await app.page.keyboard.press('Enter')
        const grid = app.page.getByRole('grid', { name: 'Rows of the dataset' })
        await grid.getByRole('gridcell').first().waitFor({ timeout: 60_000 })
        await grid.evaluate((element) => element.scrollTo({ left: 50_000, top: 2000 }))
        await grid.getByRole('gridcell').first().waitFor()
      }),
  },
  {
    name: 'every fuse of the binary is as the build says',
    notHere: needsBinary,
    run: async ({ door }) => {
      const wire = await getCurrentFuseWire(door.program ?? '')
      const on = [
        FuseV1Options.EnableCookieEncryption,
        FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
        FuseV1Options.OnlyLoadAppFromAsar,
      ]
      const states = Object.entries(wire).filter(([name]) => /^\d+$/.test(name))
      if (states.length < 8) throw new Error(`The binary has ${states.length} fuses.`)
      for (const [name, state] of states) {
        // As the wire has it: the characters 1 and 0.
        const wanted = (on.includes(Number(name)) ? '1' : '0').charCodeAt(0)
        expect(`fuse ${FuseV1Options[Number(name)] ?? name}`, state, wanted)
      }
    },
  },
  {
    name: 'the signature of the app is whole',
    notHere: onMac,
    run: async ({ door }) => {
      const bundle = join(dirname(door.program ?? ''), '../..')
      execFileSync('codesign', ['--verify', '--deep', '--strict', bundle], { stdio: 'pipe' })
    },
  },
]

/** A run that has not ended when something happens to the app. */
async function longRun(page: Page): Promise<{ id: string }> {
  const { id: dataset } = await importSample(page, 'iris')
  return call<{ id: string }>(page, 'runs.train', { spec: await longSpec(page, dataset) })
}

async function longSpec(page: Page, dataset: string): Promise<unknown> {
  const runs = await call<Run[]>(page, 'runs.list')
  const found = runs.find(({ spec }) => (spec as { dataset: string }).dataset === dataset)
  if (found === undefined) throw new Error('There is no run on iris to take the settings of.')
  const spec = structuredClone(found.spec) as {
    network: { hidden: number[] }
    training: { epochs: number; optimizer: string; batchSize: unknown; precision: string; learningRate: number }
  }
  Object.assign(spec.network, { hidden: [64], initialisation: 'glorot', activation: 'tanh' })
  Object.assign(spec.training, { optimizer: 'adam', epochs: 100_000, batchSize: 32, learningRate: 0.001, patience: 0 })
  return spec
}
