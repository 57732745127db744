import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { build } from 'vite'
import { crewStateAt, wordIndex } from '@shared/engine/crew/crewState'
import type { HelperOrders } from '@shared/engine/crew/crew'
import type { Trainer } from '@shared/engine/trainer'
import type { TrainingData } from '@shared/engine/rows/trainingData'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The script of a helper thread as it is in the sources now, whatever has been built. */
export async function bundleHelper(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { '@shared': here('../../../shared') } },
    ssr: { noExternal: true },
    build: {
      write: false,
      ssr: here('../../../electron/workers/threads/helping.ts'),
      target: 'node24',
      rollupOptions: { output: { format: 'cjs' } },
    },
  })
  if (!('output' in result)) throw new Error('One bundle was asked for.')
  return result.output[0].code
}

export interface Helpers {
  /** All that have been started so far, once each has ended by itself, with their exit codes. */
  ended(): Promise<number[]>
}

/** Has helper threads join the run and waits until they are at work. */
export async function enlist(script: string, trainer: Trainer, data: TrainingData, count: number): Promise<Helpers> {
  const exits: Promise<number>[] = []
  const wanted = trainer.threads + count
  const recruit = (orders: HelperOrders, helpers: number) => {
    for (let helper = 0; helper < helpers; helper++) exits.push(startHelper(script, orders))
    return { dismiss: () => undefined }
  }
  trainer.enlist(recruit, count)
  const { words } = crewStateAt(data.memory, data.plan.crewState)
  while (trainer.threads < wanted) {
    // Nobody is told when a helper is there: look again whenever the number may have changed.
    await Atomics.waitAsync(words, wordIndex.present, trainer.threads - 1, 5).value
  }
  return { ended: () => Promise.all(exits) }
}

export function startHelper(script: string, orders: HelperOrders): Promise<number> {
  const worker = new Worker(script, { eval: true, workerData: { orders, rowFile: null } })
  return new Promise((resolve, reject) => {
    worker.once('exit', resolve)
    worker.once('error', reject)
  })
}
