import { describe, expect, it } from 'vitest'
import { onBehalfOf } from '../../../../electron/lab/caller'
import { fieldOf } from '../../../../electron/lab/runs/fields'
import type { RunOutput } from '../../../../electron/lab/store/runStore'
import { type Heard, WorkerPool } from '../../../../electron/lab/workerPool'
import type { EvaluateAnswer, EvaluateRequest } from '../../../../electron/workers/evaluate/evaluateMessages'
import { exampleDataset, exampleRun, fittedX } from '../../../support/examples'

const output: RunOutput = {
  fitted: fittedX,
  inputs: ['x'],
  parts: { train: 2, validation: 0, test: 0, dropped: 1 },
  parameters: Float64Array.of(1, 0),
}
const query = { x: 'x', y: 'x', resolution: 2, classIndex: 1 }

/** A pool that answers at once, and keeps what it was asked. */
class InstantPool extends WorkerPool<EvaluateRequest, EvaluateAnswer> {
  asked: EvaluateRequest | null = null

  constructor(private readonly answer: EvaluateAnswer | null) {
    super('', 1)
  }

  override run(request: EvaluateRequest, onMessage: (message: EvaluateAnswer) => Heard): Promise<void> {
    this.asked = request
    if (this.answer) onMessage(this.answer)
    return Promise.resolve()
  }
}

const values = Float32Array.of(0.1, 0.2, 0.3, 0.4)

/** A pool that answers when it is told to, and knows what waits. */
class HeldPool extends InstantPool {
  readonly queue: { request: EvaluateRequest; onMessage: (message: EvaluateAnswer) => Heard; end: () => void }[] = []

  override run(request: EvaluateRequest, onMessage: (message: EvaluateAnswer) => Heard): Promise<void> {
    return new Promise((end) => this.queue.push({ request, onMessage, end }))
  }

  override withdraw(request: EvaluateRequest): boolean {
    const place = this.queue.findIndex((task) => task.request === request)
    this.queue.splice(place, 1)[0]?.end()
    return place >= 0
  }

  answerAll(): void {
    for (const { onMessage, end } of this.queue.splice(0)) {
      onMessage({ ok: true, kind: 'field', values, held: [] })
      end()
    }
  }
}

describe('a field that waits for a thread', () => {
  it('gives way to a later one of its run for the same page, and to no other', async () => {
    const pool = new HeldPool(null)
    const ask = (page: AbortSignal, run: string) =>
      onBehalfOf(page, () => fieldOf(pool, { ...exampleRun, id: run }, output, exampleDataset, query))
    const [one, other] = [new AbortController().signal, new AbortController().signal]
    const first = ask(one, 'run-1')
    const kept = [ask(one, 'run-2'), ask(other, 'run-1'), ask(one, 'run-1')]
    await expect(first).rejects.toMatchObject({ code: 'cancelled' })
    pool.answerAll()
    expect((await Promise.all(kept)).map(({ run }) => run)).toEqual(['run-2', 'run-1', 'run-1'])
  })
})

describe('fieldOf', () => {
  it('reaches 6 % beyond the data on each side, and names the class', async () => {
    const pool = new InstantPool({ ok: true, kind: 'field', values, held: [] })
    const field = await fieldOf(pool, exampleRun, output, exampleDataset, query)
    // The column goes from -2 to 1.5.
    expect(field.xMin).toBeCloseTo(-2 - 0.06 * 3.5, 12)
    expect(field.xMax).toBeCloseTo(1.5 + 0.06 * 3.5, 12)
    expect(field).toMatchObject({ run: 'run-1', epoch: 300, quantity: 'probability', className: 'b' })
    expect(field).toMatchObject({ resolution: 2, values, held: [] })
    expect(pool.asked).toMatchObject({
      xRange: [field.xMin, field.xMax],
      model: { preparation: fittedX, parameters: output.parameters },
    })
  })

  it('draws a number by its own name, whatever class is asked for', async () => {
    const pool = new InstantPool({ ok: true, kind: 'field', values, held: [] })
    const number = { ...fittedX, target: { name: 'price', classes: [], scaling: { center: 1, scale: 2 } } }
    const field = await fieldOf(pool, exampleRun, { ...output, fitted: number }, exampleDataset, query)
    expect(field).toMatchObject({ quantity: 'value', className: 'price' })
  })

  it('does not reach to where the transform of a feature is not defined', async () => {
    const pool = new InstantPool({ ok: true, kind: 'field', values, held: [] })
    const [input] = fittedX.inputs
    const rooted = { ...fittedX, inputs: [{ ...input!, transform: 'sqrt' }] } as RunOutput['fitted']
    const field = await fieldOf(pool, exampleRun, { ...output, fitted: rooted }, exampleDataset, query)
    expect([field.xMin, field.yMin]).toEqual([0, 0])
    expect(field.xMax).toBeCloseTo(1.5 + 0.06 * 3.5, 12)
  })

  it('gives a column of one value a plane of some width', async () => {
    const pool = new InstantPool({ ok: true, kind: 'field', values, held: [] })
    const [x, y] = exampleDataset.columns
    const constant = { ...exampleDataset, columns: [{ ...x!, min: 3, max: 3 }, y!] }
    const field = await fieldOf(pool, exampleRun, output, constant, query)
    expect(field.xMin).toBeLessThan(3)
    expect(field.xMax).toBeGreaterThan(3)
  })

  it('refuses by name what cannot be drawn', async () => {
    const pool = new InstantPool({ ok: false, problem: { code: 'bad-features', message: 'No.' } })
    const draw = (changes: Partial<typeof query>, of: RunOutput | null = output) =>
      fieldOf(pool, exampleRun, of, exampleDataset, { ...query, ...changes })
    await expect(draw({}, null)).rejects.toMatchObject({ code: 'not-found' })
    await expect(draw({}, { ...output, parameters: null })).rejects.toThrow('no weights to draw yet')
    await expect(draw({ classIndex: 2 })).rejects.toThrow('no class number 2')
    await expect(draw({ y: 'y' })).rejects.toThrow('y is not a numeric column')
    await expect(draw({})).rejects.toMatchObject({ code: 'bad-features', message: 'No.' })
    const closing = fieldOf(new InstantPool(null), exampleRun, output, exampleDataset, query)
    await expect(closing).rejects.toMatchObject({ code: 'cancelled' })
  })
})
