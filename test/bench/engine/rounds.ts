import { createInterface } from 'node:readline'
import { memoryNow } from './memory.ts'

/** The first line of an engine's process: it has its data and is ready for orders. */
export interface Ready {
  /** Name and version. */
  engine: string
  /** Bytes that the process occupies with its data and before any training; null where the system does not tell. */
  memory: number | null
}

/** A line to an engine: train afresh from the starting weights, or judge what the last training gave. */
export type Order = { epochs: number } | { judge: true }

export interface Round {
  /** Of all epochs: the training alone, without reading data. */
  seconds: number
  /** Bytes that the process occupied at most so far; null where the system does not tell. */
  peak: number | null
  /** L-BFGS: iterations until it ended. */
  iterations?: number
}

export interface Judgement {
  /** Mean cross-entropy over all rows at the final weights, in float64. */
  loss: number
  /** L-BFGS: Euclidean norm of the mean gradient there. */
  gradient?: number
}

export interface RoundTaker {
  /** Name and version. */
  engine: string
  /** Bytes that the process occupies with its data and before any training; null where the system does not tell. */
  memory: number | null
  train(epochs: number): Promise<Omit<Round, 'peak'>>
  judge(): Judgement
}

/** Says that the engine is ready, then answers every order until the input ends. */
export async function answerOrders({ engine, memory, train, judge }: RoundTaker): Promise<void> {
  const say = (line: Ready | Round | Judgement) => console.log(JSON.stringify(line))
  say({ engine, memory })
  for await (const line of createInterface({ input: process.stdin })) {
    const order = JSON.parse(line) as Order
    if ('judge' in order) say(judge())
    else say({ ...(await train(order.epochs)), peak: memoryNow('VmHWM') })
  }
}
