import type { Kernels } from '../../kernels/kernels'
import { crewStateAt, realIndex, wordIndex } from './crewState'
import { createUpdate } from '../optimizers/firstOrder'
import { createPass } from '../pass'
import type { TrainingPlan } from '../plan'
import type { RowSource } from '../rows/rowSource'
import { evaluationShards, shardsFilled } from './shards'
import { slicesOf } from './slices'

/** What a crew does together; each is a number of tasks that any thread may take. */
export const jobs = {
  /** A shard's gradient of the batch from, ..., to - 1. Result: the sum of its losses where asked for. */
  gradient: 0,
  /** The sum of the losses of a stretch of a part. */
  loss: 1,
  /** The mean gradient of a slice of the parameters, with the penalty. Result: the sum of its squares. */
  reduce: 2,
  /** The optimizer's step for a slice. */
  update: 3,
  /** Both of the last, where nothing has to be known of the other slices in between. */
  step: 4,
} as const

export type Job = keyof typeof jobs

/** One thread's hands: performs task number `task` of the job that the control words describe. */
export type Perform = (task: number) => void

/**
 * @param thread 0 is the lead; each has scratch of its own
 * @param stopped asked between blocks of rows
 */
export function createTasks(
  plan: TrainingPlan,
  memory: WebAssembly.Memory,
  kernels: Kernels,
  thread: number,
  stopped: () => boolean,
  source: RowSource | null = null,
): Perform {
  const { words, reals, results } = crewStateAt(memory, plan.crewState)
  const { training, layout, shards, parameters, gradient, shardGradients, slots } = plan
  const pass = createPass(plan, memory, kernels, plan.scratchOffset + thread * plan.scratch.bytes, source)
  const update = createUpdate(kernels, training)
  const slices = slicesOf(layout)
  const at = (index: number): number => words[index] as number
  const numberAt = (index: number): number => reals[index] as number

  const shardGradient = (task: number): void => {
    const from = at(wordIndex.from) + task * shards.rows
    const to = Math.min(from + shards.rows, at(wordIndex.to))
    const rows = { part: plan.train, order: plan.order, from, to }
    const destination = shardGradients + task * layout.bytes
    results[task] = pass.gradient(rows, destination, at(wordIndex.epoch), at(wordIndex.withLoss) === 1, stopped)
  }

  const evaluate = (task: number): void => {
    const part = at(wordIndex.part) === 0 || plan.validation === null ? plan.train : plan.validation
    const stretch = evaluationShards(part.rows)
    const from = task * stretch.rows
    results[task] = pass.loss({ part, order: 0, from, to: Math.min(from + stretch.rows, part.rows) }, stopped)
  }

  const reduce = (task: number): void => {
    const slice = slices[task]
    if (!slice) return
    const filled = shardsFilled(shards, at(wordIndex.to) - at(wordIndex.from))
    const g = gradient + slice.from
    kernels.sumParts(g, shardGradients + slice.from, layout.bytes, filled, slice.bytes, numberAt(realIndex.factor))
    for (const { from, bytes } of slice.weights) {
      if (training.l2 > 0) kernels.addMultiple(gradient + from, parameters + from, bytes, training.l2)
      if (training.l1 > 0) kernels.addSign(gradient + from, parameters + from, bytes, training.l1)
    }
    results[task] = training.clip > 0 ? kernels.sumOfSquares(g, slice.bytes) : 0
  }

  const apply = (task: number): void => {
    const slice = slices[task]
    if (!slice) return
    const rate = numberAt(realIndex.rate)
    const scale = numberAt(realIndex.clipScale)
    if (scale !== 1) kernels.scale(gradient + slice.from, slice.bytes, scale)
    if (training.optimizer === 'adamw') {
      for (const { from, bytes } of slice.weights) {
        kernels.scale(parameters + from, bytes, 1 - rate * training.weightDecay)
      }
    }
    update(
      parameters + slice.from,
      gradient + slice.from,
      slots.map((slot) => slot + slice.from),
      slice.bytes,
      { rate, correction1: numberAt(realIndex.correction1), correction2: numberAt(realIndex.correction2) },
    )
  }

  return (task) => {
    switch (at(wordIndex.kind)) {
      case jobs.gradient:
        shardGradient(task)
        return
      case jobs.loss:
        evaluate(task)
        return
      case jobs.reduce:
        reduce(task)
        return
      case jobs.update:
        apply(task)
        return
      default:
        reduce(task)
        apply(task)
    }
  }
}
