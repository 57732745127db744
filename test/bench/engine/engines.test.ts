import { expect, it } from 'vitest'
import { enginesOf } from './engines.ts'
import type { Tools } from './tools.ts'
import { workloads } from './workloads.ts'

const tools: Tools = {
  ...{ cores: 2, node: 'node', ours: '/bundle', python: 'python3', tfjs: '/tfjs', leftOut: [] },
  modules: new Set(['NumPy', 'scikit-learn', 'PyTorch'] as const),
}

it.each(workloads)('$name has our default and turbo, and every engine that a goal of it is against', (workload) => {
  const { engines, absent } = enginesOf(workload, '/data', tools)
  expect(absent).toEqual([])
  for (const role of ['default', 'turbo']) expect(engines.filter((engine) => engine.role === role)).toHaveLength(1)
  const families = engines.map(({ family }) => family)
  for (const { against } of workload.goals) if (against !== 'best peer') expect(families).toContain(against)
  expect(new Set(engines.map(({ name }) => name)).size).toBe(engines.length)
})

it('goes on without peers that are not there, and says why', () => {
  const bare: Tools = { ...tools, python: null, tfjs: null, leftOut: ['TensorFlow.js'] }
  const { engines, absent } = enginesOf(workloads[0]!, '/data', bare)
  expect(engines.every(({ family }) => family === 'Logit Lab')).toBe(true)
  expect(absent).toContainEqual({ name: 'NumPy', reason: 'not installed' })
  expect(absent).toContainEqual({ name: 'TensorFlow.js', reason: 'left out' })
})
