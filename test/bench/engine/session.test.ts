import { expect, it } from 'vitest'
import type { Engine } from './engines.ts'
import { openSession } from './session.ts'

const engineOf = (script: string): Engine => ({
  ...{ name: 'stand-in', family: 'NumPy', role: 'peer', environment: { GREETING: 'hello' }, epochs: 3 },
  program: process.execPath,
  arguments: ['-e', script],
})

it('asks a process for rounds and for its judgement', async () => {
  const session = await openSession(
    engineOf(`
      console.log(JSON.stringify({ engine: process.env.GREETING, memory: 5 }))
      require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
        const order = JSON.parse(line)
        console.log(JSON.stringify(order.judge ? { loss: 0.25 } : { seconds: order.epochs, peak: 6 }))
      })`),
  )
  expect(session.ready).toEqual({ engine: 'hello', memory: 5 })
  expect(await session.train(3)).toEqual({ seconds: 3, peak: 6 })
  expect(await session.judge()).toEqual({ loss: 0.25 })
  await session.end()
})

it('gives the last words of a process that ends too soon', async () => {
  await expect(openSession(engineOf('console.error("no such module"); process.exit(1)'))).rejects.toThrow(
    'stand-in ended: no such module',
  )
})
