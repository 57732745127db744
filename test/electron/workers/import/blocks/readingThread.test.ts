import { describe, expect, it } from 'vitest'
import { defaultReading } from '@shared/spec/reading'
import { createReadingThread } from '../../../../../electron/workers/import/blocks/readingThread'
import type { BlockOrders, ReadingAnswer } from '../../../../../electron/workers/import/readingMessages'
import { cancelFlag } from '../../entries'
import { temporaryFolder } from '../../temporary'

const folder = temporaryFolder()

function thread() {
  const answers: ReadingAnswer[] = []
  const moved: ArrayBuffer[] = []
  const take = createReadingThread((answer, transfer) => {
    answers.push(answer)
    moved.push(...transfer)
  })
  return { take, answers, moved }
}
const orders = (changes: Partial<BlockOrders> = {}): BlockOrders => ({
  ...{ path: folder.write('f.csv', 'a,b\n1,x\n2,y\n'), name: 'f.csv', reading: defaultReading, header: null },
  ...{ columns: ['cells', 'cells'], cancel: cancelFlag(0) },
  ...changes,
})

describe('a reading thread', () => {
  it('reads blocks by its orders and hands their memory over', () => {
    const { take, answers, moved } = thread()
    take({ kind: 'orders', task: 0, orders: orders() })
    take({ kind: 'block', task: 1, from: 8, to: 12 })
    expect(answers[0]).toEqual({ kind: 'ready', task: 0 })
    expect(answers[1]).toMatchObject({ kind: 'block', task: 1, block: { rows: 1, lines: 1 } })
    const block = (answers[1] as Extract<ReadingAnswer, { kind: 'block' }>).block!
    expect(block.chunks.map((chunk) => chunk!.data.texts)).toEqual([['2'], ['y']])
    expect(moved).toContain(block.chunks[0]!.data.codes.buffer)
    take({ kind: 'end' })
  })

  it('answers blocks whose orders it could not take with the reason', () => {
    const { take, answers } = thread()
    take({ kind: 'orders', task: 0, orders: orders() })
    take({ kind: 'orders', task: 1, orders: orders({ path: folder.path('gone.csv') }) })
    take({ kind: 'block', task: 2, from: 4, to: 8 })
    const problem = {
      code: 'bad-file',
      message: expect.stringMatching(/^f\.csv cannot be read: it does not exist/) as string,
    }
    expect(answers.slice(1)).toMatchObject([
      { kind: 'failed', task: 1, problem },
      { kind: 'failed', task: 2, problem },
    ])
  })

  it('describes columns', () => {
    const { take, answers } = thread()
    const values = Float64Array.of(1, 2, Number.NaN, 6)
    take({ kind: 'describe', task: 4, column: { kind: 'number', name: 'a', type: 'integer', values } })
    expect(answers).toMatchObject([{ kind: 'described', task: 4, info: { name: 'a', missing: 1, mean: 3, median: 2 } }])
  })

  it('answers what it cannot do with the problem', () => {
    const { take, answers } = thread()
    take({ kind: 'block', task: 0, from: 0, to: 4 })
    take({ kind: 'orders', task: 1, orders: orders({ cancel: cancelFlag(1) }) })
    take({ kind: 'block', task: 2, from: 4, to: 8 })
    take({ kind: 'orders', task: 3, orders: orders() })
    take({ kind: 'block', task: 4, from: 8, to: 100 })
    expect(answers).toMatchObject([
      { kind: 'failed', task: 0, problem: { code: 'internal' } },
      { kind: 'ready', task: 1 },
      { kind: 'failed', task: 2, problem: { code: 'cancelled' } },
      { kind: 'ready', task: 3 },
      { kind: 'failed', task: 4, problem: { code: 'bad-file', message: expect.stringContaining('shorter') as string } },
    ])
    take({ kind: 'end' })
  })
})
