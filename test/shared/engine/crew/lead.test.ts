import { expect, it } from 'vitest'
import { crewStateAt, wordIndex } from '@shared/engine/crew/crewState'
import { createLead } from '@shared/engine/crew/lead'
import { dataOf, never, randomPart } from '../support'

const data = dataOf(randomPart(3000, 4, 2))
const { words } = crewStateAt(data.memory, data.plan.crewState)

it('a lead works alone until somebody joins', () => {
  const { crew, objective } = createLead(data)
  expect(crew.helpers).toBe(0)
  expect(objective.meanLoss('train', never)).toBeCloseTo(Math.LN2, 14)
})

it('a stop is passed on to the others, and taken back after the phase', () => {
  const { objective } = createLead(data)
  let asked = 0
  const stopped = () => {
    // Once it has said yes, the state word says so, and nobody asks again.
    if (asked > 0) expect(words[wordIndex.stop]).toBe(1)
    return ++asked === 1
  }
  expect(objective.meanLoss('train', stopped)).toBe('stopped')
  expect(words[wordIndex.stop]).toBe(0)
})

it('a lead forgets by which question an earlier order was stopped', () => {
  const { objective } = createLead(data)
  expect(objective.meanLoss('train', () => true)).toBe('stopped')
  expect(objective.gradient(0, 3000, 0, true, never)).toBeCloseTo(Math.LN2, 14)
})
