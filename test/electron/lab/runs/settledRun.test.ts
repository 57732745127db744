import { expect, it } from 'vitest'
import { settledRun } from '../../../../electron/lab/runs/settledRun'
import { exampleRun } from '../../../support/examples'

it('waits for what a cancelled run had reached, and for nothing else', async () => {
  const runs = { get: () => exampleRun, finished: async () => ({ ...exampleRun, name: 'finished' }) }
  expect((await settledRun(runs, 'r')).name).toBe(exampleRun.name)
  const cancelled = { ...runs, get: () => ({ ...exampleRun, state: 'cancelled' as const }) }
  expect((await settledRun(cancelled, 'r')).name).toBe('finished')
})
