import { type CrewState, realIndex, wordIndex } from '../crew/crewState'
import type { Crew } from '../crew/crew'
import type { TrainingPlan } from '../plan'
import type { ShouldStop } from '../rows/partData'
import { evaluationShards, shardsFilled } from '../crew/shards'
import { type Slice, slicesOf } from '../crew/slices'

/** What one optimizer step is told. */
export interface StepArguments {
  rate: number
  correction1: number
  correction2: number
}

/**
 * What training makes small, and the steps that do: the lead's orders to its crew. Where `shouldStop` says yes in
 * between, the answer is 'stopped' and nothing has changed.
 */
export interface Objective {
  /** The mean loss of a part, by the rows' weights, without the penalty. */
  meanLoss(part: 'train' | 'validation', shouldStop: ShouldStop): number | 'stopped'
  /**
   * The gradients of the batch from, ..., to - 1, left for `step` to take up; the mean loss where asked for, else 0.
   */
  gradient(from: number, to: number, epoch: number, withLoss: boolean, shouldStop: ShouldStop): number | 'stopped'
  /** The mean gradient with the penalty, to the plan's offset for it; for L-BFGS without L1. */
  reduce(): void
  /** Reduces, and takes the optimizer's step. */
  step(numbers: StepArguments): void
}

/**
 * Means are sums of the tasks' results in their order, divided by the rows once. Each phase's tasks follow from the rows
 * and the network, not from the threads, so that every sum has one order.
 *
 * Clipping (norm > clip: g ← g · clip / norm) needs the length of the whole gradient, penalty included, before any part
 * of it is used: two phases, with the sum of the slices' squares between them. Without clipping a slice goes from sum to
 * step in one phase.
 *
 * @param asked where the question whether to stop is left for the pass, which asks it between blocks of rows
 */
export function createObjective(
  plan: TrainingPlan,
  { words, reals, results }: CrewState,
  crew: Crew,
  asked: { shouldStop: ShouldStop },
): Objective {
  const slices: Slice[] = slicesOf(plan.layout)
  const { clip, optimizer } = plan.training
  /** L-BFGS sees to the corners of L1 itself. */
  const l1 = optimizer === 'lbfgs' ? 0 : plan.training.l1

  /** The tasks' results, summed in their order. */
  const sum = (tasks: number): number => {
    let total = 0
    for (let task = 0; task < tasks; task++) total += results[task] as number
    return total
  }

  /** Whether the phase was stopped before its end; the way is then free again. */
  const wasStopped = (): boolean => {
    if (Atomics.load(words, wordIndex.stop) === 0) return false
    Atomics.store(words, wordIndex.stop, 0)
    return true
  }

  /** Divides by the rows of the batch that the last gradient was of, which the state still holds. */
  const reduce = (slopeL1: number): void => {
    reals[realIndex.l1] = slopeL1
    reals[realIndex.factor] = 1 / ((words[wordIndex.to] as number) - (words[wordIndex.from] as number))
    crew.run('reduce', slices.length)
  }

  return {
    meanLoss(part, shouldStop) {
      const rows = part === 'train' ? plan.train.rows : (plan.validation?.rows ?? 0)
      if (rows === 0) return NaN
      asked.shouldStop = shouldStop
      words[wordIndex.part] = part === 'train' ? 0 : 1
      const { rows: each } = evaluationShards(rows)
      const tasks = Math.ceil(rows / each)
      crew.run('loss', tasks)
      return wasStopped() ? 'stopped' : sum(tasks) / rows
    },
    gradient(from, to, epoch, withLoss, shouldStop) {
      asked.shouldStop = shouldStop
      words[wordIndex.from] = from
      words[wordIndex.to] = to
      words[wordIndex.epoch] = epoch
      words[wordIndex.withLoss] = withLoss ? 1 : 0
      const tasks = shardsFilled(plan.shards, to - from)
      crew.run('gradient', tasks)
      if (wasStopped()) return 'stopped'
      return withLoss ? sum(tasks) / (to - from) : 0
    },
    reduce: () => reduce(l1),
    step({ rate, correction1, correction2 }) {
      reals[realIndex.factor] = 1 / ((words[wordIndex.to] as number) - (words[wordIndex.from] as number))
      reals[realIndex.rate] = rate
      reals[realIndex.l1] = 0
      reals[realIndex.correction1] = correction1
      reals[realIndex.correction2] = correction2
      reals[realIndex.clipScale] = 1
      if (clip === 0) {
        crew.run('step', slices.length)
        return
      }
      reduce(0)
      const norm = Math.sqrt(sum(slices.length))
      // A norm that is no finite number is left to show itself: the run has diverged.
      if (norm > clip && norm < Infinity) reals[realIndex.clipScale] = clip / norm
      crew.run('update', slices.length)
    },
  }
}
