/**
 * One session on a workspace: `work` does what people do, one thing after the other, until it is killed, and writes each thing that was
 * acknowledged to a journal; `look` tells what is there. Arguments: mode, workspace, folder of the lab's threads, journal.
 */
import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunSpec } from '../../shared/spec/runSpec.ts'
import { specVersion } from '../../shared/spec/upgradeSpec.ts'
import { createLab } from '../../electron/lab/createLab.ts'
import { adamTraining, defaultNetwork, defaultPreparation, defaultSeed } from '../support/defaults.ts'

const [mode, workspace, workers, journal] = process.argv.slice(2) as ['work' | 'look', string, string, string]

/** A line of the journal. */
export type Entry =
  | { kind: 'dataset'; id: string }
  | { kind: 'run'; id: string; name: string }
  | { kind: 'done'; id: string; fingerprint: string | null; long: boolean }
  | { kind: 'renamed'; id: string; name: string }
  | { kind: 'model'; id: string }
  /** Written before and after: either may be there when it was under way. */
  | { kind: 'setting'; ticked: string; acknowledged: boolean }

export interface Look {
  milliseconds: number
  datasets: string[]
  runs: { id: string; name: string; state: string; fingerprint: string | null; long: boolean }[]
  models: string[]
  ticked: string[]
  remarks: string[]
}

const longEpochs = 1500
const isLong = ({ training }: RunSpec) => training.epochs === longEpochs
const lab = await timed()
async function timed() {
  const begin = performance.now()
  const opened = await createLab({
    ...{ workspace, workers, samples: join(workers, '../../samples'), version: '0.0.0', concurrentRuns: 1 },
  })
  return { api: opened.api, finished: opened.finished, milliseconds: performance.now() - begin }
}
const { api } = lab

async function work(): Promise<never> {
  const tell = (entry: Entry) => appendFileSync(journal, `${JSON.stringify(entry)}\n`)
  const rename = async (id: string, name: string) => {
    await api['runs.rename']({ run: id, name })
    tell({ kind: 'renamed', id, name })
  }
  const finish = async (id: string) => {
    const { state, fingerprint, spec } = await lab.finished(id)
    if (state === 'done') tell({ kind: 'done', id, fingerprint, long: isLong(spec) })
  }
  for (const { id, state } of await api['runs.list']({})) {
    if (state !== 'interrupted' && state !== 'paused') continue
    await api['runs.resume']({ run: id })
    await finish(id)
  }
  const sample = await api['datasets.import']({
    operation: 'iris',
    source: { kind: 'sample', sample: 'iris' },
    reading: {},
  })
  tell({ kind: 'dataset', id: sample.id })
  const target = sample.suggestedTarget ?? ''
  const features = sample.columns.map(({ name }) => name).filter((name) => name !== target)
  for (let turn = 0; ; turn++) {
    const unique = `${process.pid}-${turn}`
    const path = join(journal, '..', `table-${turn % 3}.csv`)
    writeFileSync(path, `a,b\n${Array.from({ length: 2000 }, (_, row) => `${row},${unique}`).join('\n')}\n`)
    const importing = api['datasets.import']({ operation: unique, source: { kind: 'path', path }, reading: {} })
    const spec: RunSpec = {
      ...{ version: specVersion, dataset: sample.id, reading: null, seed: defaultSeed },
      preparation: { ...defaultPreparation, target, features },
      network: { ...defaultNetwork, hidden: [8, 4], initialisation: 'glorot' },
      training: { ...adamTraining, epochs: turn % 2 === 0 ? longEpochs : 40 },
    }
    const run = await api['runs.train']({ spec, name: unique })
    tell({ kind: 'run', id: run.id, name: unique })
    tell({ kind: 'dataset', id: (await importing).id })
    tell({ kind: 'setting', ticked: run.id, acknowledged: false })
    await api['settings.save']({ ticked: [run.id] })
    tell({ kind: 'setting', ticked: run.id, acknowledged: true })
    await rename(run.id, `${unique} renamed`)
    await finish(run.id)
    tell({ kind: 'model', id: (await api['models.keep']({ run: run.id })).id })
  }
}

async function look(): Promise<void> {
  const runs = await api['runs.list']({})
  const seen: Look = {
    milliseconds: lab.milliseconds,
    datasets: (await api['datasets.list']({})).map(({ id }) => id),
    runs: runs.map(({ id, name, state, fingerprint, spec }) => ({ id, name, state, fingerprint, long: isLong(spec) })),
    models: (await api['models.list']({})).map(({ id }) => id),
    ticked: (await api['settings.get']({})).ticked,
    remarks: await api['app.remarks']({}),
  }
  for (const { id, state } of runs) if (state === 'done') await api['runs.history']({ run: id })
  console.log(JSON.stringify(seen))
  // As a killed process ends, so that nothing is put away between two kills.
  process.kill(process.pid, 'SIGKILL')
}

await (mode === 'work' ? work() : look())
