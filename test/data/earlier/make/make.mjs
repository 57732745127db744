// Makes a version's folder with that version's own app: node make.mjs <checkout> <version>. See ../README.md.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { jsonText } from '../../../support/jsonText.ts'
import { commits, plans, specOf } from './plans.mjs'

const checkout = resolve(process.argv[2])
const version = Number(process.argv[3])
const plan = plans[version]
const here = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = join(here, `version${version}`)
const work = mkdtempSync(join(tmpdir(), 'earlier-'))
const names = {
  ...{ removed: 'Removed', failed: 'Failed', diverged: 'Diverged', cancelled: 'Cancelled', paused: 'Paused' },
  ...{ interrupted: 'Interrupted', crashed: 'Crashed' },
}

async function bundleLab() {
  const { build } = await import(pathToFileURL(createRequire(join(checkout, 'package.json')).resolve('vite')).href)
  await build({
    configFile: false,
    root: checkout,
    logLevel: 'warn',
    resolve: { alias: { '@shared': join(checkout, 'shared') } },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: join(work, 'lab'),
      target: 'node24',
      rollupOptions: {
        input: { createLab: join(checkout, 'electron/lab/createLab.ts') },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs', format: 'es' },
      },
    },
  })
  return import(pathToFileURL(join(work, 'lab/createLab.mjs')).href)
}

const { createLab } = await bundleLab()
/** One run at a time, so that what is queued second waits. */
const open = (workspace) =>
  createLab({
    ...{ workspace, workers: join(checkout, 'out/main'), samples: join(checkout, 'samples'), version: '0.1.0' },
    concurrentRuns: 1,
  })
const event = (lab, fits) =>
  new Promise((settle) => {
    const end = lab.subscribe((told) => {
      if (!fits(told)) return
      end()
      settle()
    })
  })
const copy = (from, to) =>
  cpSync(from, to, { recursive: true, filter: (path) => !/lock\.sqlite|temporary/.test(path) })
const numbers = (values) => Array.from(values, (value) => (Number.isFinite(value) ? value : null))
const slug = (name) => name.toLowerCase().replaceAll(' ', '-')

function commandLine(args) {
  const ended = spawnSync(process.execPath, [join(checkout, 'out/main/cli.js'), ...args], { cwd: here, encoding: 'utf8' })
  if (ended.status !== 0) throw new Error(`${args.join(' ')}: ${ended.stderr}`)
  return ended.stdout
}

async function importTables(lab) {
  const read = (job, path, reading) =>
    lab.api.importDataset({ job, source: { kind: 'path', path: join(here, path) }, reading })
  return { iris: await read('a', '../iris.csv', {}), trees: await read('b', 'trees.csv', plan.reading) }
}

async function fill(workspace) {
  let lab = await open(workspace)
  const datasets = await importTables(lab)
  const start = async (name, what) =>
    (await lab.api.trainRun({ spec: specOf(version, datasets, what), name })).id
  const train = async (name, what) => lab.finished(await start(name, what))
  const ids = {}
  for (const [name, what] of Object.entries(plan.done)) ids[name] = (await train(name, what)).id
  await lab.api.updateRun({ run: (await train(names.removed, plan.removed)).id, removed: true })
  await train(names.failed, plan.failed)
  await train(names.diverged, plan.diverged)

  const cancelled = await start(names.cancelled, plan.slow)
  const paused = plan.paused && (await start(names.paused, plan.paused))
  if (paused) await lab.api.controlRun({ run: paused, action: 'pause' })
  await event(lab, (told) => told.kind === 'runChanged' && told.run.epoch > 0)
  await lab.api.controlRun({ run: cancelled, action: 'cancel' })
  for (const action of paused ? ['stepEpoch', 'stepEpoch', 'stepEpoch', 'stepBatch'] : []) {
    await lab.api.controlRun({ run: paused, action })
  }

  const models = []
  for (const name of plan.exported) {
    await lab.api.exportModel({ run: ids[name] })
    models.push(...(await lab.api.listModels()).filter(({ id }) => !models.includes(id)).map(({ id }) => id))
  }
  await lab.api.updateModel({ model: models.at(-1), removed: true })
  const spec = specOf(version, datasets, Object.values(plan.done).at(-1))
  await lab.api.saveSettings({
    ...{ theme: 'dark', concurrentRuns: 2, dataset: spec.dataset, spec, ticked: Object.values(ids).slice(0, 2) },
    plane: { x: 'height', y: 'area' },
  })

  const interrupted = start(names.interrupted, plan.slow)
  await event(lab, (told) => told.kind === 'historyGrew' && told.history.epochs.length > 1)
  await interrupted
  await lab.close()

  // What a crash leaves is what is on the disk at some moment between two transactions.
  lab = await open(workspace)
  const crashed = await start(names.crashed, plan.slow)
  await event(lab, (told) => told.kind === 'historyGrew' && told.history.epochs.length > 1)
  const snapshot = join(work, 'snapshot')
  copy(workspace, snapshot)
  await lab.api.controlRun({ run: crashed, action: 'cancel' })
  await lab.close()
  return snapshot
}

/** One file without a log beside it. */
function tidy(workspace) {
  const database = new DatabaseSync(join(workspace, 'lab.sqlite'))
  database.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE; VACUUM')
  database.close()
}

/** What this version's own app says of its workspace, and what it makes of the rest. */
async function record(workspace) {
  const lab = await open(workspace)
  const { api } = lab
  const runs = {}
  for (const summary of await api.listRuns({})) {
    const { epochs, trainLoss, validationLoss } = await api.getHistory({ run: summary.id })
    const { inputs, parts } = await api.getRun({ run: summary.id }).catch(() => ({ inputs: [], parts: null }))
    const history = {
      epochs: numbers(epochs),
      trainLoss: numbers(trainLoss),
      validationLoss: numbers(validationLoss),
    }
    runs[summary.name] = { summary, inputs, parts, history }
  }
  const datasets = []
  for (const { id } of await api.listDatasets({})) {
    const { rows } = await api.getRows({ dataset: id, offset: 0, count: 8, view: null })
    datasets.push({ info: await api.getDataset({ dataset: id }), rows })
  }
  const { engine } = await api.about({})
  const settings = await api.saveSettings({})
  const models = await api.listModels({})

  const uninterrupted = {}
  for (const name of [names.paused, names.interrupted, names.crashed].filter((one) => one in runs)) {
    const { id } = await api.trainRun({ spec: runs[name].summary.spec, name })
    uninterrupted[name] = (await lab.finished(id)).fingerprint
  }
  const files = {}
  for (const name of Object.keys(plan.done)) {
    const { text } = await api.exportModel({ run: runs[name].summary.id })
    const model = `version${version}/models/${slug(name)}.json`
    const rows = plan.done[name].table === 'iris' ? 'irisRows.csv' : 'treesRows.csv'
    const scored = `version${version}/scored/${slug(name)}.csv`
    writeFileSync(join(here, model), text)
    writeFileSync(join(here, scored), commandLine(['predict', model, rows]))
    files[name] = { model, rows, scored }
  }
  await lab.close()
  return { commit: commits[version], engine, settings, datasets, runs, models, uninterrupted, files }
}

/** Without what differs from one time to the next. */
function trainedBy(args) {
  const timeless = (output) =>
    Object.fromEntries(Object.entries(output).filter(([key]) => key !== 'seconds' && key !== 'threads'))
  const output = JSON.parse(commandLine(args))
  return { args, output: output.folds ? { ...output, folds: output.folds.map(timeless) } : timeless(output) }
}

rmSync(folder, { recursive: true, force: true })
for (const name of ['workspace', 'models', 'scored']) mkdirSync(join(folder, name), { recursive: true })
try {
  const snapshot = await fill(join(work, 'workspace'))
  tidy(snapshot)
  copy(snapshot, join(folder, 'workspace'))
  const then = { ...(await record(snapshot)), commands: plan.commands.map(trainedBy) }
  writeFileSync(join(folder, 'expected.json'), jsonText({ version, then, today: {} }))
} finally {
  rmSync(work, { recursive: true, force: true })
}
