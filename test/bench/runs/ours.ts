/** One opening of a workspace by the lab: `prepare` or `measure`, the workspace, and the folder of the lab's threads. Tells JSON. */
import { join } from 'node:path'
import { createPinia, setActivePinia } from 'pinia'
import { callNames } from '../../../shared/contract/labApi.ts'
import type { LabBridge } from '../../../shared/contract/bridge.ts'
import type { RunSummary } from '../../../shared/contract/run.ts'
import { defaultNetwork, defaultPreparation, defaultSeed, adamTraining } from '../../support/defaults.ts'
import { specVersion } from '../../../shared/spec/upgradeSpec.ts'
import { decodeMessage, encodeMessage } from '../../../shared/contract/wire.ts'
import { createLab } from '../../../electron/lab/createLab.ts'
import { useDatasets } from '../../../renderer/stores/datasets/datasets.ts'
import { useLab } from '../../../renderer/stores/lab.ts'
import { useRuns } from '../../../renderer/stores/runs/runs.ts'
import { type Opening, type Took, templateName } from './opening.ts'

const [mode, workspace, workers] = process.argv.slice(2) as ['prepare' | 'measure', string, string]
const samples = join(workers, '../../samples')

async function timed<Value>(work: () => Promise<Value> | Value): Promise<[Value, Took]> {
  const used = process.cpuUsage()
  const begin = performance.now()
  const value = await work()
  const clock = performance.now() - begin
  const { user, system } = process.cpuUsage(used)
  return [value, { clock, processor: (user + system) / 1000 }]
}

const open = () => createLab({ workspace, workers, samples, version: '0.0.0', concurrentRuns: 1 })

/** A workspace with one finished run of 100 epochs on Iris. */
async function prepare(): Promise<void> {
  const lab = await open()
  const dataset = await lab.api['datasets.import']({
    operation: 'import',
    source: { kind: 'sample', sample: 'iris' },
    reading: {},
  })
  const target = dataset.suggestedTarget ?? ''
  const features = dataset.columns.map(({ name }) => name).filter((name) => name !== target)
  const { id, createdAt } = await lab.api['runs.train']({
    name: templateName,
    spec: {
      ...{ version: specVersion, dataset: dataset.id, reading: null, seed: defaultSeed },
      preparation: { ...defaultPreparation, target, features },
      network: { ...defaultNetwork, hidden: [8, 4], initialisation: 'glorot' },
      training: { ...adamTraining, epochs: 100 },
    },
  })
  await lab.finished(id)
  await lab.close()
  console.log(JSON.stringify({ id, createdAt }))
}

/** What the window takes of a list: every run in its place, then one change. */
async function show(runs: RunSummary[]): Promise<void> {
  setActivePinia(createPinia())
  const calls = Object.fromEntries(callNames.map((name) => [name, async () => ({ ok: true, value: runs })]))
  const bridge = { calls, onEvent: () => undefined, onConnection: () => undefined } as unknown as LabBridge
  useLab().attach(bridge)
  const dataset = runs[0]?.spec.dataset
  useDatasets().current = { id: dataset } as ReturnType<typeof useDatasets>['current']
  const store = useRuns()
  await store.load()
  if (store.listed.length !== runs.length) throw new Error('The screen does not show every run.')
}

async function measure(): Promise<void> {
  const [lab, start] = await timed(open)
  const [runs, list] = await timed(() => lab.api['runs.list']({}))
  const [bytes, encode] = await timed(() => encodeMessage({ kind: 'reply', id: 1, reply: { ok: true, value: runs } }))
  const [message, decode] = await timed(() => decodeMessage(bytes))
  const { reply } = message as { reply: { value: RunSummary[] } }
  const [, screen] = await timed(() => show(reply.value))
  const [first] = runs
  if (!first) throw new Error('The workspace has no runs.')
  const spec = { ...first.spec, training: { ...first.spec.training, epochs: 1 } }
  const [added, add] = await timed(() => lab.api['runs.train']({ spec, name: 'Added' }))
  await lab.finished(added.id)
  const [named, name] = await timed(() => lab.api['runs.train']({ spec }))
  await lab.finished(named.id)
  await lab.close()
  const figures: Opening = { runs: runs.length, bytes: bytes.length, start, list, encode, decode, screen, add, name }
  console.log(JSON.stringify(figures))
}

await (mode === 'prepare' ? prepare() : measure())
process.exit(0)
