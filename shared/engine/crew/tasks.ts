import type { Kernels } from '../../kernels/kernels'
import { crewStateAt, realIndex, wordIndex } from './crewState'
import { type StepNumbers, createShrinkage, createUpdate } from '../optimizers/firstOrder'
import { createPass } from '../pass'
import type { TrainingPlan } from '../plan'
import type { RowSource } from '../rows/rowSource'
import { evaluationShards, shardsFilled } from './shards'
import { type Slice, slicesOf } from './slices'

/** What a crew does together; each is a number of tasks that any thread may take. */
export const phases = {
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

export type Phase = keyof typeof phases

/** Performs task number `task` of the phase that the crew's state describes, on the thread that it was made for. */
export type Perform = (task: number) => void

/** Mini-batches of an epoch. */
function batchesOf({ training: { batchSize }, train }: TrainingPlan): number {
  return batchSize === 'full' ? 1 : Math.ceil(train.rows / Math.min(batchSize, train.rows))
}

/**
 * What one thread can do for a run. One step of training on a batch of B rows in S shards is, with the weights w of the
 * rows,
 *
 *   gradient   G_s = Σ_(rows of shard s) w ∂l/∂θ                   a task for each shard
 *   reduce     g = (G_1 + ... + G_S) / B + λ₂ θ + λ₁ sign θ        a task for each slice; biases without penalties
 *   update     θ moves by the optimizer's formula of g             a task for each slice
 *
 * where steps take L1 by its proximal step behind the update, not by its slope within g,
 *
 * and `step` is the last two in one, where no length of the whole gradient is needed in between. The shards are added
 * in their order by whichever thread has the slice. A row's weight is 1 on average, so that dividing by the number of
 * rows gives the weighted mean over the whole part; a batch that happens to hold heavy rows takes a larger step.
 *
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

  /** The rows of shard `task`, the last one what is left, to the gradient of that shard. */
  const shardGradient = (task: number): void => {
    const from = at(wordIndex.from) + task * shards.rows
    const to = Math.min(from + shards.rows, at(wordIndex.to))
    const rows = { part: plan.train, order: plan.order, from, to }
    const destination = shardGradients + task * layout.bytes
    results[task] = pass.gradient(rows, destination, at(wordIndex.epoch), at(wordIndex.withLoss) === 1, stopped)
  }

  /** The sum of the losses of stretch `task` of a part, without dropout and in the order of the part. */
  const evaluate = (task: number): void => {
    const part = at(wordIndex.part) === 0 || plan.validation === null ? plan.train : plan.validation
    const stretch = evaluationShards(part.rows)
    const from = task * stretch.rows
    results[task] = pass.loss({ part, order: 0, from, to: Math.min(from + stretch.rows, part.rows) }, stopped)
  }

  /**
   * The mean gradient of slice `task` with the penalties; the answer is the sum of its squares where the gradient is
   * clipped.
   */
  const reduce = (task: number): void => {
    const slice = slices[task]
    if (!slice) return
    const filled = shardsFilled(shards, at(wordIndex.to) - at(wordIndex.from))
    const g = gradient + slice.from
    kernels.sumParts(g, shardGradients + slice.from, layout.bytes, filled, slice.bytes, numberAt(realIndex.factor))
    for (const { from, bytes } of slice.weights) {
      if (training.l2 > 0) kernels.addMultiple(gradient + from, parameters + from, bytes, training.l2)
      const l1 = numberAt(realIndex.l1)
      if (l1 > 0) kernels.addSign(gradient + from, parameters + from, bytes, l1)
    }
    results[task] = training.clip > 0 ? kernels.sumOfSquares(g, slice.bytes) : 0
  }

  /**
   * The optimizer's step of slice `task`. Clipping multiplies the whole gradient by one factor and so keeps its
   * direction (Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", ICML 2013). The
   * decay of adamw comes before the step and leaves biases out.
   */
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
    const numbers = { rate, correction1: numberAt(realIndex.correction1), correction2: numberAt(realIndex.correction2) }
    update(
      parameters + slice.from,
      gradient + slice.from,
      slots.map((slot) => slot + slice.from),
      slice.bytes,
      numbers,
    )
    if (training.l1 > 0 && rate > 0) shrink(slice, numbers)
  }

  const shrinkage = createShrinkage(kernels, training, batchesOf(plan))
  /** The proximal step of L1 after the optimizer's, for the weights of the slice. */
  const shrink = ({ weights }: Slice, numbers: StepNumbers): void => {
    for (const { from, bytes } of weights) {
      shrinkage(
        parameters + from,
        slots.map((slot) => slot + from),
        bytes,
        numbers,
      )
    }
  }

  return (task) => {
    switch (at(wordIndex.kind)) {
      case phases.gradient:
        shardGradient(task)
        return
      case phases.loss:
        evaluate(task)
        return
      case phases.reduce:
        reduce(task)
        return
      case phases.update:
        apply(task)
        return
      default:
        reduce(task)
        apply(task)
    }
  }
}
