import { setTimeout as pause } from 'node:timers/promises'
import { type Absent, type Engine, type Family, enginesOf } from './engines.ts'
import type { Judgement, Round } from './rounds.ts'
import { type Session, openSession } from './session.ts'
import type { Tools } from './tools.ts'
import type { Workload } from './workloads.ts'

/** One engine's figures for one workload. */
export interface Figures {
  name: string
  family: Family
  role: Engine['role']
  /** Name and version, as the engine gives them. */
  version: string
  /** Epochs of a round. */
  epochs: number
  /** Of each round, for one unit of the workload: the whole run, or an epoch. */
  seconds: number[]
  loss: number
  gradient: number | null
  iterations: number | null
  /** Bytes that training took at most beyond the process with its data, during the first round; null where not known. */
  memory: number | null
}

export interface Failed {
  name: string
  reason: string
}

export interface Measurement {
  workload: Workload
  figures: Figures[]
  missing: (Absent | Failed)[]
}

export interface Pace {
  /** Those that count. */
  rounds: number
  /** Milliseconds between two rounds, in which threads that spin after their work go to sleep. */
  rest: number
}

/**
 * Starts every engine, gives each a first round that does not count (compilers and caches warm up), then takes rounds in
 * turn, so that what disturbs the machine disturbs all.
 */
export async function measure(
  workload: Workload,
  folder: string,
  tools: Tools,
  { rounds, rest }: Pace,
  tell: (text: string) => void,
): Promise<Measurement> {
  const { engines, absent } = enginesOf(workload, folder, tools)
  const missing: Measurement['missing'] = [...absent]
  const fail = (name: string, error: unknown): void => {
    missing.push({ name, reason: error instanceof Error ? error.message : String(error) })
    tell(`  ${missing.at(-1)?.reason}`)
  }

  let running: { session: Session; taken: Round[] }[] = []
  for (const engine of engines) {
    try {
      running.push({ session: await openSession(engine), taken: [] })
    } catch (error) {
      fail(engine.name, error)
    }
  }
  for (let round = 0; round <= rounds; round++) {
    tell(`  ${workload.name}, ${round === 0 ? 'to warm up' : `round ${round} of ${rounds}`}`)
    for (const { session, taken } of running) {
      await pause(rest)
      try {
        taken.push(await session.train(session.engine.epochs))
      } catch (error) {
        fail(session.engine.name, error)
      }
    }
    running = running.filter(({ taken }) => taken.length > round)
  }
  const figures: Figures[] = []
  for (const { session, taken } of running) {
    figures.push(figuresOf(workload, session, taken, await session.judge()))
    await session.end()
  }
  return { workload, figures, missing }
}

function figuresOf(workload: Workload, session: Session, taken: Round[], judgement: Judgement): Figures {
  const { engine, ready } = session
  const [first, ...counted] = taken
  const units = workload.unit === 'epoch' ? engine.epochs : 1
  const peak = first?.peak ?? null
  return {
    name: engine.name,
    family: engine.family,
    role: engine.role,
    version: ready.engine,
    epochs: engine.epochs,
    seconds: counted.map(({ seconds }) => seconds / units),
    loss: judgement.loss,
    gradient: judgement.gradient ?? null,
    iterations: counted.at(-1)?.iterations ?? null,
    memory: peak === null || ready.memory === null ? null : Math.max(0, peak - ready.memory),
  }
}
