import { type Kernels, instantiate, kernelModule } from '../../kernels/kernels'
import { crewStateAt, wordIndex } from './crewState'
import { type Crew, createCrew } from './crew'
import { type Objective, createObjective } from '../methods/objective'
import type { ShouldStop } from '../rows/partData'
import { createTasks } from './tasks'
import type { TrainingData } from '../rows/trainingData'

/** What the thread that leads a run works with. */
export interface Lead {
  kernels: Kernels
  crew: Crew
  objective: Objective
}

/**
 * The leading thread of a run, which is thread 0 and has the first scratch. Whether to stop is asked only on this
 * thread; its answer reaches the helpers by a state word that they look at before each block of rows.
 */
export function createLead(
  { plan, memory, source }: TrainingData,
  module = kernelModule(plan.training.precision),
): Lead {
  const state = crewStateAt(memory, plan.crewState)
  const kernels = instantiate(module, memory)
  /** Whoever ordered the phase under way says whether it is to stop; the others read it from the state words. */
  const asked: { shouldStop: ShouldStop } = { shouldStop: () => false }
  const stopped = (): boolean => {
    if (!asked.shouldStop()) return Atomics.load(state.words, wordIndex.stop) !== 0
    Atomics.store(state.words, wordIndex.stop, 1)
    return true
  }
  const crew = createCrew(state, createTasks(plan, memory, kernels, 0, stopped, source))
  return { kernels, crew, objective: createObjective(plan, state, crew, asked) }
}
