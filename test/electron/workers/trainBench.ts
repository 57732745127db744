import type { NetworkSpec, PreparationSpec, RunSpec, TrainingSpec } from '@shared/spec/runSpec'
import type { Table } from '@shared/data/table/table'
import { createControlMemory, runControl } from '../../../electron/workers/train/runControl'
import type { RunUntil, Seat } from '../../../electron/workers/train/runJob'
import { createCores, createCoreShare } from '../../../electron/workers/threads/coreBudget'
import { createTurboState } from '../../../electron/workers/threads/turboDecision'
import type { PrepareOptions, PreparedRun } from '../../../electron/workers/train/prepareRun'
import { openTable } from '../../../electron/workers/table/tableAccess'
import type { TrainMessage, TrainRequest } from '../../../electron/workers/train/trainMessages'
import { trainRun } from '../../../electron/workers/train/trainRun'
import { exampleSpec } from '../../support/examples'
import { type LossRow, rowsOf } from '../../support/histories'

const rows = 200
/** A line with noise: y is 1 where x is above 0, but for every tenth row; z goes with x; w weighs. */
const x = Float64Array.from({ length: rows }, (_, row) => ((row * 37) % rows) - rows / 2)
export const lineTable: Table = {
  rows,
  columns: [
    { kind: 'number', name: 'x', type: 'integer', values: x },
    {
      kind: 'number',
      name: 'y',
      type: 'integer',
      values: x.map((value, row) => (value > 0 !== (row % 10 === 0) ? 1 : 0)),
    },
    { kind: 'number', name: 'z', type: 'number', values: x.map((value, row) => 3 * value + ((row * 7) % 11)) },
    { kind: 'number', name: 'w', type: 'integer', values: x.map((_, row) => 1 + (row % 3)) },
  ],
}

/** The table as a run's thread has it, and what else `prepareRun` is told where nothing depends on it. */
export const prepareOptions = (table: Table = lineTable): Omit<PrepareOptions, 'spec'> => ({
  ...{
    run: 'r',
    table: openTable({ kind: 'memory', table }),
    shared: null,
    checkpoint: null,
    memory: 1e9,
    rowPath: '',
  },
  onColumn: () => undefined,
  onPlan: () => undefined,
})

export interface SpecChanges {
  preparation?: Partial<PreparationSpec>
  network?: Partial<NetworkSpec>
  training?: Partial<TrainingSpec>
}

export function lineSpec({ preparation, network, training }: SpecChanges = {}): RunSpec {
  return {
    ...exampleSpec,
    preparation: { ...exampleSpec.preparation, ...preparation },
    network: { ...exampleSpec.network, ...network },
    training: { ...exampleSpec.training, epochs: 50, ...training },
  }
}

type Ended = TrainMessage & { kind: 'ended' }

export interface Stint {
  messages: TrainMessage[]
  ended: Ended
  rows: LossRow[]
  epochs: number[]
  /** What the thread would keep. */
  kept: PreparedRun | null
}

export interface StintOptions {
  table?: Table
  until?: RunUntil
  checkpoint?: Uint8Array | null
  kept?: PreparedRun | null
  /** Milliseconds from one look at the clock to the next. */
  tick?: number
  /** Called with every message, and what can be asked of the run from then on. */
  onMessage?: (message: TrainMessage, request: (what: 'cancel' | 'pause') => void) => void
  seat?: Partial<Seat>
}

/** Trains as a pool thread does, on a clock on which each look takes some time. */
export function train(spec: RunSpec, options: StintOptions = {}): Stint {
  const { table = lineTable, until = 'end', checkpoint = null, kept = null, tick = 30, onMessage } = options
  const messages: TrainMessage[] = []
  let time = 0
  const post = (message: TrainMessage) => {
    // What crosses to another thread is a copy.
    messages.push(structuredClone(message))
    onMessage?.(message, (what) => runControl(request.seat.control).request(what))
  }
  const request: TrainRequest = {
    job: { run: 'r', spec, checkpoint, until },
    seat: {
      ...{ access: { kind: 'memory', table }, memory: 1e9, temporary: '', control: createControlMemory() },
      ...{
        predictions: null,
        preparation: null,
        cores: createCoreShare(createCores(1)),
        turbo: createTurboState(false),
      },
      ...options.seat,
    },
  }
  const now = () => (time += tick)
  const startHelper = () => {
    throw new Error('There is no core for a helper.')
  }
  const left = trainRun(request, { post, now, startHelper }, kept)
  const ended = messages.at(-1)
  if (ended?.kind !== 'ended') throw new Error('The last message is not the end.')
  const rows = messages.flatMap((message) => ('history' in message ? rowsOf(message.history) : []))
  return { messages, ended, rows, epochs: rows.map(({ epoch }) => epoch), kept: left }
}

/** 0, 1, ..., last */
export const upTo = (last: number) => Array.from({ length: last + 1 }, (_, epoch) => epoch)
