import { describe, expect, it } from 'vitest'
import type { TrainingSpec } from '@shared/spec/runSpec'
import { crewStateAt, realIndex, wordIndex } from '@shared/engine/crew/crewState'
import { slicesOf } from '@shared/engine/crew/slices'
import { createTasks, phases } from '@shared/engine/crew/tasks'
import { createKernels } from '@shared/kernels/kernels'
import { parametersAt } from '../lossSurface'
import { dataOf, gradientDescent, logistic, never, randomPart } from '../support'

/** 100 inputs, 200 units: more than one slice. */
function workshop(changes: Partial<TrainingSpec> = {}) {
  const data = dataOf(randomPart(4000, 100, 2), {
    network: { ...logistic, hidden: [200] },
    training: { ...gradientDescent, ...changes },
  })
  const { plan, memory } = data
  const state = crewStateAt(memory, plan.crewState)
  const kernels = createKernels(plan.training.precision, memory)
  const perform = createTasks(plan, memory, kernels, 0, never)
  const view = (offset: number) => parametersAt(data, offset)
  const run = (phase: keyof typeof phases, task: number) => {
    state.words[wordIndex.kind] = phases[phase]
    perform(task)
  }
  return { data, plan, state, view, run, slices: slicesOf(plan.layout) }
}

it('a shard has the rows from its offset on, the last one what is left', () => {
  const { plan, state, run } = workshop()
  const { shards } = plan
  expect(shards.count).toBeGreaterThan(2)
  state.words[wordIndex.to] = 2 * shards.rows + 3
  state.words[wordIndex.withLoss] = 1
  // All weights are 0, so that each row's loss is ln 2.
  for (const [task, rows] of [shards.rows, shards.rows, 3].entries()) {
    run('gradient', task)
    expect(state.results[task]! / Math.LN2).toBeCloseTo(rows, 9)
  }
})

it('an evaluated stretch is of the part that is asked for', () => {
  const { state, run } = workshop()
  run('loss', 0)
  expect(state.results[0]! / Math.LN2).toBeCloseTo(4000 / 3, -1)
})

describe('reduce', () => {
  const { plan, state, view, run, slices } = workshop({ l1: 0.25, l2: 0.5, clip: 1 })
  state.reals[realIndex.l1] = 0.25
  const { layout, shards } = plan
  const length = layout.bytes / 8
  const parameters = view(plan.parameters)
  parameters.forEach((_, i) => (parameters[i] = (i % 7) - 3))
  for (let shard = 0; shard < shards.count; shard++) view(plan.shardGradients + shard * layout.bytes).fill(2 ** shard)
  // Two shards are filled; the others are left from another batch.
  state.words[wordIndex.to] = shards.rows + 1
  state.reals[realIndex.factor] = 0.5
  slices.forEach((_, task) => run('reduce', task))
  const weights = new Uint8Array(length)
  for (const { weights: at, weightBytes } of layout.layers) weights.fill(1, at / 8, (at + weightBytes) / 8)
  const expected = Float64Array.from(
    parameters,
    (value, i) => 1.5 + (weights[i] ? 0.5 * value + 0.25 * Math.sign(value) : 0),
  )

  it('is the mean of the filled shards with both penalties, on every slice', () => {
    expect(slices.length).toBeGreaterThan(1)
    expect(view(plan.gradient)).toEqual(expected)
  })

  it('answers the squares of its slice, for the length of the whole', () => {
    slices.forEach(({ from, bytes }, task) => {
      const squares = expected.subarray(from / 8, (from + bytes) / 8).reduce((sum, value) => sum + value * value, 0)
      expect(state.results[task]).toBeCloseTo(squares, 6)
    })
  })
})

it('a step of one slice leaves the others alone', () => {
  const { plan, state, view, run, slices } = workshop()
  view(plan.shardGradients).fill(1)
  state.words[wordIndex.to] = 4
  state.reals[realIndex.factor] = 1
  state.reals[realIndex.rate] = 0.25
  state.reals[realIndex.clipScale] = 1
  run('step', 1)
  const { from, bytes } = slices[1]!
  const expected = new Float64Array(plan.layout.bytes / 8)
  expected.fill(-0.25, from / 8, (from + bytes) / 8)
  expect(view(plan.parameters)).toEqual(expected)
})

it('weight decay shrinks weights before the step, on every slice, and no bias', () => {
  const { plan, state, view, run, slices } = workshop({ optimizer: 'adamw', weightDecay: 0.5 })
  view(plan.parameters).fill(8)
  state.words[wordIndex.to] = 4
  state.reals[realIndex.rate] = 0.25
  state.reals[realIndex.correction1] = 1
  state.reals[realIndex.correction2] = 1
  state.reals[realIndex.clipScale] = 1
  slices.forEach((_, task) => run('update', task))
  const expected = new Float64Array(plan.layout.bytes / 8).fill(8)
  for (const { weights, weightBytes } of plan.layout.layers) {
    expected.fill(8 * (1 - 0.25 * 0.5), weights / 8, (weights + weightBytes) / 8)
  }
  expect(view(plan.parameters)).toEqual(expected)
})
