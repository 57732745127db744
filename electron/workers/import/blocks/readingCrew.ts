import type { ColumnInfo } from '@shared/spec/columnInfo'
import { LabError } from '@shared/contract/labError'
import type { Column } from '@shared/data/table/table'
import type { BlockOrders, ReadingAnswer, ReadingTask } from '../readingMessages'
import type { BlockRead } from './blockRead'

/** A thread, or what stands for one. */
export interface ReadingPort {
  post(task: ReadingTask): void
  /** Asks it to end and does not wait. */
  end(): void
}

/** @param onFailure hears of a thread that ended before its time */
export type StartReading = (onAnswer: (answer: ReadingAnswer) => void, onFailure: (error: Error) => void) => ReadingPort

/** The threads beside the import's own. */
export interface ReadingCrew {
  /** Tasks that may be given without waiting behind more than one other. */
  readonly idle: number
  /** How the blocks that follow are read, by at least this many threads if there may be so many. */
  order(orders: BlockOrders, threads: number): void
  readBlock(from: number, to: number): Promise<BlockRead | null>
  describe(column: Column): Promise<ColumnInfo>
  close(): void
}

/** Tasks that a thread has at a time: one that it works on, one that it goes on with without waiting for this thread. */
const tasksAhead = 2

interface Member {
  port: ReadingPort
  open: number
}

interface Waiting {
  member: Member
  resolve: (answer: ReadingAnswer) => void
  reject: (error: Error) => void
}

/** @param most threads, 0 for none */
export function createReadingCrew(start: StartReading, most: number): ReadingCrew {
  const members: Member[] = []
  const waiting = new Map<number, Waiting>()
  let task = 0
  let failure: Error | null = null

  const fail = (error: Error): void => {
    failure ??= error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const hear = (answer: ReadingAnswer): void => {
    const asked = waiting.get(answer.task)
    if (!asked) return
    waiting.delete(answer.task)
    asked.member.open -= 1
    if (answer.kind === 'failed') asked.reject(LabError.from(answer.problem))
    else asked.resolve(answer)
  }
  const enlist = (): Member => {
    const member: Member = { port: start(hear, fail), open: 0 }
    members.push(member)
    return member
  }
  const ask = (member: Member, build: (task: number) => ReadingTask): Promise<ReadingAnswer> => {
    if (failure) return Promise.reject(failure)
    const number = task++
    member.open += 1
    return new Promise((resolve, reject) => {
      waiting.set(number, { member, resolve, reject })
      member.port.post(build(number))
    })
  }
  const leastBusy = (): Member => {
    const [first, ...others] = members
    if (!first) throw new Error('There is no thread to give a task to.')
    return others.reduce((least, member) => (member.open < least.open ? member : least), first)
  }
  return {
    get idle() {
      return members.reduce((sum, member) => sum + Math.max(0, tasksAhead - member.open), 0)
    },
    order: (orders, threads) => {
      while (members.length < Math.min(threads, most)) enlist()
      for (const member of members) {
        // What is wrong shows again, with its message, at the first block.
        ask(member, (number) => ({ kind: 'orders', task: number, orders })).catch(() => undefined)
      }
    },
    readBlock: async (from, to) => {
      const answer = await ask(leastBusy(), (number) => ({ kind: 'block', task: number, from, to }))
      return (answer as Extract<ReadingAnswer, { kind: 'block' }>).block
    },
    describe: async (column) => {
      const answer = await ask(leastBusy(), (number) => ({ kind: 'describe', task: number, column }))
      return (answer as Extract<ReadingAnswer, { kind: 'described' }>).info
    },
    close: () => {
      fail(new LabError('cancelled', 'Reading the file was cancelled.'))
      for (const { port } of members) port.end()
      members.length = 0
    },
  }
}
