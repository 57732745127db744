import { describe, expect, it } from 'vitest'
import { type CrewState, crewStateAt, wordIndex } from '@shared/engine/crew/crewState'
import { createCrew } from '@shared/engine/crew/crew'
import { helpTraining } from '@shared/engine/crew/crewMember'
import { createLead } from '@shared/engine/crew/lead'
import { phases } from '@shared/engine/crew/tasks'
import { kernelModule } from '@shared/kernels/kernels'
import { bundleHelper, startHelper } from '../helperThreads'
import { parametersAt } from '../lossSurface'
import { dataOf, gradientDescent, logistic, never, randomPart } from '../support'

const module = kernelModule('float64')

/** A run of several shards. */
function reserved(rows = 2000) {
  const network = { ...logistic, hidden: [40], initialisation: 'glorot' as const }
  const data = dataOf(randomPart(rows, 30, 2), { network, training: gradientDescent })
  parametersAt(data, data.plan.parameters).fill(0.01)
  return { data, state: crewStateAt(data.memory, data.plan.crewState) }
}

/** Until a state word has this value. */
async function until({ words }: CrewState, index: number, value: number): Promise<void> {
  for (;;) {
    const seen = Atomics.load(words, index)
    if (seen === value) return
    await Atomics.waitAsync(words, index, seen, 5).value
  }
}

it('a helper does whole phases by itself, the same as the lead, and sleeps in between', async () => {
  const { data, state } = reserved()
  const { plan, memory } = data
  const { count } = plan.shards
  expect(count).toBeGreaterThan(3)
  const exit = startHelper(await bundleHelper(), { plan, memory, module, crew: 0 })
  await until(state, wordIndex.present, 1)
  expect(state.words[wordIndex.seats]).toBe(0b10)

  const alone = reserved().data
  createLead(alone).objective.gradient(0, 2000, 0, true, never)
  const gradients = (of: typeof data) =>
    new Uint8Array(of.memory.buffer, plan.shardGradients, count * plan.layout.bytes)
  for (let phase = 1; phase <= 3; phase++) {
    gradients(data).fill(0)
    const { words } = state
    words.set([0, phases.gradient, 0, 2000, 0, 0, 1], wordIndex.done)
    // The lead only announces the phase; nobody else is there to take its tasks.
    Atomics.store(words, wordIndex.claim, (phase << 10) | (count << 5))
    Atomics.notify(words, wordIndex.claim)
    await until(state, wordIndex.done, count)
    expect(Buffer.compare(gradients(data), gradients(alone))).toBe(0)
  }
  createCrew(state, () => undefined).dismiss()
  expect(await exit).toBe(0)
  expect([state.words[wordIndex.present], state.words[wordIndex.seats]]).toEqual([0, 0])
})

describe('a helper ends at once', () => {
  it('where its crew is no longer wanted, and leaves its seat to others', () => {
    const { data, state } = reserved()
    createCrew(state, () => undefined).dismiss()
    helpTraining({ plan: data.plan, memory: data.memory, module, crew: 0 })
    expect([state.words[wordIndex.present], state.words[wordIndex.seats]]).toEqual([0, 0])
  })

  it('where every scratch is taken', () => {
    const { data, state } = reserved()
    const { plan, memory } = data
    const taken = (1 << plan.shards.count) - 2
    state.words[wordIndex.seats] = taken
    helpTraining({ plan, memory, module, crew: 0 })
    expect(state.words[wordIndex.seats]).toBe(taken)
  })

  it('where there is a single shard', () => {
    const { data, state } = reserved(50)
    expect(data.plan.shards.count).toBe(1)
    helpTraining({ plan: data.plan, memory: data.memory, module, crew: 0 })
    expect(state.words[wordIndex.seats]).toBe(0)
  })
})
