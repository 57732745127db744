import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Engine } from './engines.ts'
import type { Judgement, Order, Ready, Round } from './rounds.ts'

/** An engine's process while its workload is measured. */
export interface Session {
  engine: Engine
  ready: Ready
  train(epochs: number): Promise<Round>
  judge(): Promise<Judgement>
  end(): Promise<void>
}

/** @throws Error with the last words of a process that ends too soon */
export async function openSession(engine: Engine): Promise<Session> {
  const env = { ...process.env, ...engine.environment }
  const child = spawn(engine.program, engine.arguments, { env, stdio: ['pipe', 'pipe', 'pipe'] })
  const closed = once(child, 'close')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  let lastWords = ''
  child.stderr.on('data', (text: Buffer) => (lastWords = (lastWords + text.toString()).slice(-2000)))
  // An order to a process that has died is told by the missing answer.
  child.stdin.on('error', () => undefined)

  const answer = async (): Promise<unknown> => {
    const { value, done } = (await lines.next()) as IteratorResult<string>
    if (!done) return JSON.parse(value)
    await closed
    throw new Error(`${engine.name} ended: ${lastWords.trim()}`)
  }
  const ask = async (order: Order): Promise<unknown> => {
    child.stdin.write(`${JSON.stringify(order)}\n`)
    return answer()
  }

  return {
    engine,
    ready: (await answer()) as Ready,
    train: async (epochs) => (await ask({ epochs })) as Round,
    judge: async () => (await ask({ judge: true })) as Judgement,
    async end() {
      child.stdin.end()
      await closed
    },
  }
}
