import type { LabBridge, Reply } from '@shared/contract/bridge'
import type { Dataset } from '@shared/contract/dataset'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import { defaultNetwork, defaultPreparation, adamTraining } from './defaults'
import type { LabEvent } from '@shared/contract/events'
import { type CallArguments, type CallName, type CallResult, callNames } from '@shared/contract/labApi'
import { problemOf } from '@shared/contract/labError'
import type { Preview } from '@shared/contract/preview'
import { defaultReading } from '@shared/spec/reading'
import type { RunSummary } from '@shared/contract/run'
import type { NetworkSpec, PreparationSpec, RunSpec, TrainingSpec } from '@shared/spec/runSpec'
import { specVersion } from '@shared/spec/upgradeSpec'

export type Answers = {
  [Name in CallName]?: (args: CallArguments<Name>) => CallResult<Name> | Promise<CallResult<Name>>
}

export interface FakeBridge extends LabBridge {
  /** Calls in the order in which they came. */
  received: { name: CallName; args: unknown }[]
  emit(event: LabEvent): void
  setConnected(connected: boolean): void
  /** Arguments of every call of that name. */
  argumentsOf<Name extends CallName>(name: Name): CallArguments<Name>[]
}

/** A bridge that answers from a table. A thrown LabError becomes a problem, as behind a real one. */
export function createFakeBridge(answers: Answers = {}, pathOf: string | null = null): FakeBridge {
  const received: FakeBridge['received'] = []
  const eventListeners = new Set<(event: LabEvent) => void>()
  const connectionListeners = new Set<(connected: boolean) => void>()
  const calls = callNames.map((name) => [
    name,
    async (args: unknown): Promise<Reply> => {
      received.push({ name, args })
      const answer = answers[name] as ((args: unknown) => unknown) | undefined
      try {
        if (answer === undefined) throw new Error(`No answer to ${name}.`)
        return { ok: true, value: await answer(args) }
      } catch (error) {
        return { ok: false, problem: problemOf(error) }
      }
    },
  ])
  return {
    door: pathOf === null ? 'browser' : 'electron',
    calls: Object.fromEntries(calls) as unknown as LabBridge['calls'],
    received,
    emit: (event) => eventListeners.forEach((listener) => listener(event)),
    setConnected: (connected) => connectionListeners.forEach((listener) => listener(connected)),
    onEvent: (listener) => subscribe(eventListeners, listener),
    onConnection: (listener) => subscribe(connectionListeners, listener),
    pathOf: () => Promise.resolve(pathOf),
    argumentsOf: <Name extends CallName>(name: Name) =>
      received.filter((call) => call.name === name).map((call) => call.args as CallArguments<Name>),
  }
}

function subscribe<Value>(set: Set<Value>, value: Value): () => void {
  set.add(value)
  return () => set.delete(value)
}

/** The same answer to whatever is to be done with a run. */
export function runControlAnswers(answer: (args: { run: string }) => RunSummary | Promise<RunSummary>): Answers {
  return {
    'runs.cancel': answer,
    'runs.pause': answer,
    'runs.resume': answer,
    'runs.stepBatch': answer,
    'runs.stepEpoch': answer,
  }
}

/** A column of numbers from 0 to 100, changed as told. */
export function fakeColumn(name: string, changes: Partial<ColumnInfo> = {}): ColumnInfo {
  return {
    name,
    type: 'number',
    missing: 0,
    distinct: 90,
    min: 0,
    max: 100,
    mean: 50,
    sd: 20,
    lowerQuartile: 34,
    median: 51,
    upperQuartile: 68,
    levels: null,
    histogram: { labels: ['0 to 50', '50 to 100'], counts: [48, 52] },
    ...changes,
  }
}

/** A column of text with these levels. */
export function fakeCategory(name: string, levels: string[], changes: Partial<ColumnInfo> = {}): ColumnInfo {
  const quartiles = { lowerQuartile: null, median: null, upperQuartile: null }
  const numbers = { min: null, max: null, mean: null, sd: null, ...quartiles }
  const histogram = { labels: levels, counts: levels.map(() => 10) }
  return fakeColumn(name, { type: 'category', distinct: levels.length, levels, ...numbers, histogram, ...changes })
}

/** 100 rows with two scores, a category, a constant, free text and a target of two classes. */
export function fakeDataset(changes: Partial<Dataset> = {}): Dataset {
  const columns = [
    fakeColumn('exam_1'),
    fakeColumn('exam_2'),
    fakeCategory('school', ['north', 'south', 'west']),
    fakeColumn('year', { distinct: 1 }),
    fakeCategory('note', [], { type: 'text', distinct: 100, levels: null }),
    fakeColumn('admitted', {
      type: 'integer',
      distinct: 2,
      max: 1,
      levels: ['0', '1'],
      histogram: { labels: ['0 to 0.25', '0.25 to 0.5', '0.5 to 0.75', '0.75 to 1'], counts: [51, 0, 0, 49] },
    }),
  ]
  return {
    id: 'a'.repeat(64),
    name: 'admissions.csv',
    rows: 100,
    columnCount: columns.length,
    bytes: 1800,
    importedAt: '2026-01-01T00:00:00Z',
    warningCount: 0,
    removed: false,
    source: 'a'.repeat(64),
    reading: defaultReading,
    onDisk: false,
    columns,
    warnings: [],
    suggestedTarget: 'admitted',
    ...changes,
  }
}

/** The beginning of a file of two columns and two rows, read with the defaults. */
export function fakePreview(changes: Partial<Preview> = {}): Preview {
  return {
    name: 'data.csv',
    bytes: 12,
    reading: defaultReading,
    guessed: defaultReading,
    columns: [
      { name: 'a', type: 'integer' },
      { name: 'b', type: 'category' },
    ],
    rows: [
      ['1', 'yes'],
      ['2', 'no'],
    ],
    skipped: [],
    doubts: [],
    more: false,
    problem: null,
    ...changes,
  }
}

/** Parts of a RunSpec to change; what is not named stays as it is. */
export interface SpecChanges {
  dataset?: string
  preparation?: Partial<PreparationSpec>
  network?: Partial<NetworkSpec>
  training?: Partial<TrainingSpec>
  seed?: number
}

/** The spec of a logistic regression with the defaults, changed as told. */
export function fakeSpec({ preparation, network, training, ...changes }: SpecChanges = {}): RunSpec {
  const columns = { target: 'admitted', features: ['exam_1', 'exam_2'] }
  return {
    version: specVersion,
    dataset: 'a'.repeat(64),
    reading: null,
    preparation: { ...defaultPreparation, ...columns, ...preparation },
    network: { ...defaultNetwork, ...network },
    training: { ...adamTraining, ...training },
    seed: 1,
    ...changes,
  }
}

export function fakeRun(id: string, changes: Partial<RunSummary> = {}): RunSummary {
  return {
    id,
    name: `run ${id}`,
    spec: fakeSpec(),
    state: 'done',
    createdAt: `2026-01-01T00:00:0${id.length % 10}Z`,
    epoch: 300,
    batch: 0,
    batches: 4,
    bestEpoch: null,
    ending: null,
    learningRate: null,
    huberDelta: null,
    inference: null,
    inferenceReason: null,
    threads: 1,
    trainLoss: 0.2,
    validationLoss: 0.3,
    metrics: null,
    fingerprint: 'f'.repeat(64),
    seconds: 0.5,
    prepareSeconds: 0.1,
    problem: null,
    warnings: [],
    // Somebody has looked at its test rows, so that its figures are not covered.
    looks: ['2026-01-01T00:00:00Z'],
    classes: ['0', '1'],
    removed: false,
    ...changes,
  }
}
