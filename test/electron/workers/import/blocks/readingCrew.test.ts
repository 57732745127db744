import { describe, expect, it } from 'vitest'
import type { Column } from '@shared/data/table/table'
import { type StartReading, createReadingCrew } from '../../../../../electron/workers/import/blocks/readingCrew'
import type { BlockOrders, ReadingAnswer, ReadingTask } from '../../../../../electron/workers/import/readingMessages'

const orders = {} as BlockOrders
const column = {} as Column

/** Threads that answer when they are told to. */
function threads() {
  const started: {
    tasks: ReadingTask[]
    answer: (answer: ReadingAnswer) => void
    fail: (error: Error) => void
    ended: boolean
  }[] = []
  const start: StartReading = (answer, fail) => {
    const thread = { tasks: [] as ReadingTask[], answer, fail, ended: false }
    started.push(thread)
    return { post: (task) => thread.tasks.push(task), end: () => (thread.ended = true) }
  }
  const ready = () =>
    started.forEach(({ tasks, answer }) =>
      tasks.forEach((task) => task.kind === 'orders' && answer({ kind: 'ready', task: task.task })),
    )
  return { started, start, ready }
}

describe('createReadingCrew', () => {
  it('starts threads when there is work, as many as are useful, and shares tasks out', () => {
    const { started, start, ready } = threads()
    const crew = createReadingCrew(start, 3)
    expect(started).toHaveLength(0)
    crew.order(orders, 2)
    expect(started).toHaveLength(2)
    ready()
    expect(crew.idle).toBe(4)
    for (let block = 0; block < 4; block++) void crew.readBlock(block, block + 1)
    expect(crew.idle).toBe(0)
    expect(started.map(({ tasks }) => tasks.map(({ kind }) => kind))).toEqual([
      ['orders', 'block', 'block'],
      ['orders', 'block', 'block'],
    ])
    crew.order(orders, 5)
    expect(started).toHaveLength(3)
  })

  it('matches answers to what was asked, in any order', async () => {
    const { started, start, ready } = threads()
    const crew = createReadingCrew(start, 1)
    crew.order(orders, 1)
    ready()
    const [block, info] = [crew.readBlock(0, 5), crew.describe(column)]
    const [, first, second] = started[0]!.tasks as { task: number }[]
    started[0]!.answer({ kind: 'described', task: second!.task, info: { name: 'x' } as never })
    started[0]!.answer({ kind: 'failed', task: first!.task, problem: { code: 'cancelled', message: 'Stopped.' } })
    await expect(info).resolves.toEqual({ name: 'x' })
    await expect(block).rejects.toMatchObject({ code: 'cancelled', message: 'Stopped.' })
  })

  it('fails what is under way and what comes later when a thread breaks, and ends all threads', async () => {
    const { started, start, ready } = threads()
    const crew = createReadingCrew(start, 1)
    crew.order(orders, 1)
    ready()
    const block = crew.readBlock(0, 1)
    started[0]!.fail(new Error('out of memory'))
    await expect(block).rejects.toThrow('out of memory')
    await expect(crew.readBlock(1, 2)).rejects.toThrow('out of memory')
    crew.close()
    expect(started[0]!.ended).toBe(true)
  })

  it('has no room without threads', () => {
    const crew = createReadingCrew(threads().start, 0)
    crew.order(orders, 4)
    expect(crew.idle).toBe(0)
    crew.close()
  })
})
