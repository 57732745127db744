import { describe, expect, it } from 'vitest'
import type { Question } from '@shared/data/analysis/question'
import { createAnalysis } from '../../../../electron/lab/datasets/analysis'
import { type Heard, WorkerPool } from '../../../../electron/lab/workerPool'
import type { AnalysisAnswer, AnalysisRequest } from '../../../../electron/workers/analyse/analyseMessages'
import type { TableAccess } from '../../../../electron/workers/table/tableAccess'

/** A pool that answers at once, and keeps what it was asked. */
class InstantPool extends WorkerPool<AnalysisRequest, AnalysisAnswer> {
  asked: AnalysisRequest | null = null
  wasClosed = false

  constructor(private readonly reply: AnalysisAnswer | null) {
    super('', 1)
  }

  override run(request: AnalysisRequest, onMessage: (message: AnalysisAnswer) => Heard): Promise<void> {
    this.asked = request
    if (this.reply) onMessage(this.reply)
    return Promise.resolve()
  }

  override close(): Promise<void> {
    this.wasClosed = true
    return Promise.resolve()
  }
}

const access: TableAccess = { kind: 'memory', table: { rows: 0, columns: [] } }
const question: Question = { kind: 'correlation', columns: ['a', 'b'] }

describe('createAnalysis', () => {
  it('hands the question over and the answer back', async () => {
    const answer = { columns: ['a', 'b'], values: Float64Array.of(1, 0, 0, 1) }
    const pool = new InstantPool({ ok: true, answer })
    expect(await createAnalysis({ pool }).answer('d', access, question)).toBe(answer)
    expect(pool.asked).toEqual({ dataset: 'd', access, question })
  })

  it('throws what was refused, and says when the app closes before the answer', async () => {
    const refusing = new InstantPool({ ok: false, problem: { code: 'bad-call', message: 'No.' } })
    await expect(createAnalysis({ pool: refusing }).answer('d', access, question)).rejects.toMatchObject({
      ...{ code: 'bad-call', message: 'No.' },
    })
    const closing = new InstantPool(null)
    await expect(createAnalysis({ pool: closing }).answer('d', access, question)).rejects.toMatchObject({
      code: 'cancelled',
    })
  })

  it('closes its pool', async () => {
    const pool = new InstantPool(null)
    await createAnalysis({ pool }).close()
    expect(pool.wasClosed).toBe(true)
  })
})
