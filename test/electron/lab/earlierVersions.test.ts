import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Metrics, flatParts } from '@shared/contract/metrics'
import type { RunSpec } from '@shared/spec/runSpec'
import {
  type EarlierVersion,
  type StoredHistory,
  type StoredProblem,
  type StoredSpec,
  type TrainOutput,
  earlierFolder,
  earlierVersions,
  recorded,
} from '../../support/earlierVersions'
import { runCli } from '../../support/runCli'
import { openLab } from './labBench'
import { messagesOf } from '../../support/messagesOf'

// The app of today: whatever its calls are named, this section alone has to know.

const flatRun = <Run extends { metrics: Metrics | null }>(run: Run) => ({
  ...run,
  metrics: run.metrics && flatParts(run.metrics),
})

const openWorkspace = async (workspace: string) => {
  const bench = await openLab(workspace, 1)
  const fileAt = (path: string) => ({ kind: 'path', path }) as const
  const historyOf = async (run: string): Promise<StoredHistory> => {
    const { epochs, series } = await bench.call('runs.history', { run })
    const { trainLoss = [], validationLoss = [] } = series
    return { epochs: [...epochs], trainLoss: numbers(trainLoss), validationLoss: numbers(validationLoss) }
  }
  return {
    engine: async () => (await bench.call('app.about', {})).engine,
    settings: () => bench.call('settings.get', {}),
    datasets: () => bench.call('datasets.list', {}),
    dataset: (dataset: string) => bench.call('datasets.get', { dataset }),
    firstRows: async (dataset: string, count: number) =>
      (await bench.call('datasets.rows', { dataset, offset: 0, count, view: null })).rows,
    // The metrics of a part lay beside its rows.
    runs: async () => (await bench.call('runs.list', {})).map(flatRun),
    detail: (run: string) => bench.call('runs.get', { run }),
    historyOf,
    bringBack: async (run: string) => flatRun(await bench.call('runs.setRemoved', { run, removed: false })),
    /** To its end, from a spec as it was stored. */
    train: async (spec: StoredSpec) => {
      const { id } = await bench.call('runs.train', { spec: spec as RunSpec })
      return { run: await bench.lab.finished(id), history: await historyOf(id) }
    },
    /** To its end. `from` is the first epoch that it came to. */
    goOn: async (id: string) => {
      await bench.call('runs.resume', { run: id })
      const run = await bench.lab.finished(id)
      const told = bench.events.flatMap((event) =>
        event.kind === 'historyGrew' && event.run === id ? [...event.history.epochs] : [],
      )
      return { run, history: await historyOf(id), from: told[0] }
    },
    models: () => bench.call('models.list', {}),
    openModel: (path: string) => bench.call('models.open', { source: fileAt(path) }),
    /** Into the library. */
    exportModel: (run: string) => bench.call('models.keep', { run }),
    score: async (model: string, path: string) => {
      const scored = await bench.call('models.score', { operation: 'score', model, source: fileAt(path) })
      const bytes = await bench.call('files.readArtifact', {
        artifact: scored.artifact,
        offset: 0,
        length: scored.bytes,
      })
      return new TextDecoder().decode(bytes)
    },
    close: () => bench.lab.close(),
  }
}

/** What a command line printed with `--json`. */
const answerOf = async (args: string[]) => {
  const { code, out, err } = await runCli(args, earlierFolder)
  expect(code, err).toBe(0)
  return JSON.parse(out) as TrainOutput & { folds?: TrainOutput[] }
}

const numbers = (values: Iterable<number>) => Array.from(values, (value) => (Number.isFinite(value) ? value : null))

// What has to be true of it.

const inFolder = (path: string) => join(earlierFolder, path)
const textOf = (path: string) => readFileSync(inFolder(path), 'utf8')
const byName = <Value>(entries: [string, Value][]): Record<string, Value> => Object.fromEntries(entries)

let folder: string
let openedLab: Awaited<ReturnType<typeof openWorkspace>>

const openCopy = async ({ version }: EarlierVersion) => {
  folder = mkdtempSync(join(tmpdir(), 'earlier-'))
  cpSync(inFolder(`version${version}/workspace`), join(folder, 'workspace'), { recursive: true })
  openedLab = await openWorkspace(join(folder, 'workspace'))
}

afterEach(async () => {
  await openedLab.close()
  rmSync(folder, { recursive: true })
})

/** A run's rows as today's app is known to score them. A sum taken in another order can change the last figure. */
const scoredToday = ({ then, today }: EarlierVersion, name: string): string => {
  const lines = today['scores']?.[name] as string[] | null
  return lines === null ? textOf(then.files[name]!.scored) : lines.join('\n')
}

/** Cells of scored rows, with numbers as far as another order of sums leaves them. */
const cellsOf = (csv: string) =>
  csv
    .split('\n')
    .map((line) => line.split(',').map((cell) => (/\d\.\d{6}/.test(cell) ? Number(cell).toPrecision(13) : cell)))

describe.each(earlierVersions)('the model files of version $version', (earlier) => {
  const { files, runs } = earlier.then

  beforeEach(() => openCopy(earlier))

  it('open and score rows as that version did, but for the last figures that are recorded', async () => {
    const answers: [string, string[] | null][] = []
    for (const [name, { model, rows, scored }] of Object.entries(files)) {
      expect(JSON.parse(textOf(model))).toMatchObject({ format: 'logit-lab-model', version: earlier.version })
      const opened = await openedLab.openModel(inFolder(model))
      expect(opened).toMatchObject({ name, fingerprint: runs[name]!.summary.fingerprint })
      const text = await openedLab.score(opened.id, inFolder(rows))
      expect(cellsOf(text), name).toEqual(cellsOf(textOf(scored)))
      answers.push([name, text === textOf(scored) ? null : text.split('\n')])
    }
    expect(byName(answers)).toEqual(recorded(earlier, 'scores', () => byName(answers)))
  })
})

describe.each(earlierVersions)('a workspace of version $version', (earlier) => {
  const { then } = earlier
  const runs = Object.entries(then.runs)
  const done = runs.filter(([, { summary }]) => summary.state === 'done' && !summary.removed)
  const cutOff = runs.filter(([, { summary }]) => ['paused', 'interrupted'].includes(summary.state))

  beforeEach(() => openCopy(earlier))

  it('holds what it is to show', () => {
    const states = new Set(runs.map(([, { summary }]) => summary.state))
    expect(states).toEqual(
      new Set(['done', 'failed', 'diverged', 'cancelled', 'interrupted', ...(earlier.version > 1 ? ['paused'] : [])]),
    )
    expect(runs.filter(([, { summary }]) => summary.removed)).toHaveLength(1)
    expect(then.datasets).toHaveLength(2)
    expect(done.map(([name]) => name)).toEqual(Object.keys(then.files))
  })

  it('has every dataset, with its columns, its cells and how it was read', async () => {
    expect((await openedLab.datasets()).map(({ id }) => id)).toEqual(then.datasets.map(({ info }) => info.id))
    for (const { info, rows } of then.datasets) {
      const { delimiter, encoding, header, ...rest } = info
      const reading = info.reading ?? { delimiter, encoding, header }
      expect(await openedLab.dataset(info.id)).toMatchObject({ ...rest, reading })
      expect(await openedLab.firstRows(info.id, rows.length)).toEqual(rows)
    }
  })

  it('has every run, with its state, its results, its history, and whether it was removed', async () => {
    const listed = await openedLab.runs()
    // Runs of the same millisecond are listed as they came; they were listed by their ids.
    const times = listed.map(({ createdAt }) => createdAt)
    expect(times).toEqual(times.toSorted())
    expect(listed.map(({ name }) => name).sort()).toEqual(runs.map(([name]) => name).sort())
    for (const [name, { summary, inputs, parts, history }] of runs) {
      const { spec, problem, warnings, ...rest } = summary
      const notes = warnings.map((message) => ({ code: 'note', message }))
      const run = listed.find(({ id }) => id === summary.id)
      expect(run, name).toMatchObject({ ...rest, warnings: notes, problem: problemOfToday(problem) })
      expect(run?.spec.dataset).toBe(spec.dataset)
      expect(await openedLab.historyOf(summary.id), name).toEqual(history)
      expect(await openedLab.detail(summary.id), name).toMatchObject({ inputs, parts })
    }
  })

  it('gives a removed run back', async () => {
    const removed = runs.map(([, { summary }]) => summary).find((summary) => summary.removed)!
    const { spec, ...rest } = removed
    expect(await openedLab.bringBack(removed.id)).toMatchObject({ ...rest, removed: false })
    expect(spec.version).toBe(earlier.version)
  })

  it('has the settings of the screen, the ticked runs and the plane', async () => {
    const { spec, ...rest } = then.settings
    const settings = await openedLab.settings()
    expect(settings).toMatchObject(rest)
    const { version, ...chosen } = spec
    expect(settings.spec).toMatchObject(chosen)
    expect(version).toBe(earlier.version)
  })

  it('has its library of models, which score rows as they did', async () => {
    const models = await openedLab.models()
    expect(models).toMatchObject(then.models)
    expect(then.models.map(({ removed }) => removed)).toEqual([false, false, true])
    for (const { id, name } of models) {
      const text = await openedLab.score(id, inFolder(then.files[name]!.rows))
      expect(text, name).toBe(scoredToday(earlier, name))
    }
  })

  it('exports models of its runs that score rows as they did', async () => {
    for (const [name, { summary }] of done) {
      await openedLab.exportModel(summary.id)
      const model = (await openedLab.models()).find(({ fingerprint }) => fingerprint === summary.fingerprint)
      const text = await openedLab.score(model!.id, inFolder(then.files[name]!.rows))
      expect(text, name).toBe(scoredToday(earlier, name))
    }
  })

  it('has specs from which the same weights come again', async () => {
    const answers: [string, object][] = []
    for (const [name, { summary }] of done) {
      const { state, epoch, bestEpoch, fingerprint } = (await openedLab.train(summary.spec)).run
      answers.push([name, { state, epoch, bestEpoch, fingerprint }])
      // Another version of the engine may come to other bits.
      if ((await openedLab.engine()) === then.engine) expect(fingerprint, name).toBe(summary.fingerprint)
    }
    expect(byName(answers)).toEqual(recorded(earlier, 'trainedAgain', () => byName(answers)))
  })

  it('has paused and interrupted runs that go on to the end they would have come to', async () => {
    const answers: [string, object][] = []
    for (const [name, { summary }] of cutOff) {
      const whole = await openedLab.train(summary.spec)
      const { run, history, from } = await openedLab.goOn(summary.id)
      expect(run, name).toMatchObject({ state: 'done', fingerprint: whole.run.fingerprint, metrics: whole.run.metrics })
      expect(history, name).toEqual(whole.history)
      if ((await openedLab.engine()) === then.engine) expect(run.fingerprint, name).toBe(then.uninterrupted[name])
      answers.push([name, { fingerprint: run.fingerprint, from, warnings: messagesOf(run.warnings) }])
    }
    expect(byName(answers)).toEqual(recorded(earlier, 'goneOn', () => byName(answers)))
  })
})

describe.each(earlierVersions)('a command line of version $version', (earlier) => {
  const { commands, engine } = earlier.then

  beforeEach(() => openCopy(earlier))

  it('is taken and answered with every field that it had, to the recorded weights', async () => {
    const answers: [string, object][] = []
    for (const { args, output } of commands) {
      const answer = await answerOf(args)
      expect(Object.keys(answer)).toEqual(expect.arrayContaining(Object.keys(output)))
      const trained = answer.folds ?? [answer]
      const before = 'folds' in output ? output.folds : [output]
      trained.forEach((one, index) =>
        expect(Object.keys(one)).toEqual(expect.arrayContaining(Object.keys(before[index]!))),
      )
      const results = trained.map(({ fingerprint, metrics, bestEpoch }) => ({ fingerprint, metrics, bestEpoch }))
      if (engine === (await openedLab.engine())) expect(results).toMatchObject(before.map(resultOf))
      answers.push([args.join(' '), results])
    }
    expect(byName(answers)).toMatchObject(recorded(earlier, 'commands', () => byName(answers)))
  })
})

/** What is at fault was written with dots before version 4. */
function problemOfToday(problem: StoredProblem | null): object | null {
  if (problem?.setting === undefined) return problem
  const { setting, ...rest } = problem
  return { ...rest, path: setting.split('.') }
}

const resultOf = ({ fingerprint, metrics }: TrainOutput) => ({ fingerprint, metrics })
