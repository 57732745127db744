import { describe, expect, it } from 'vitest'
import { type CrewState, crewStateAt, wordIndex } from '@shared/engine/crew/crewState'
import { createCrew, takeTasks } from '@shared/engine/crew/crew'

const freshWords = () => new Int32Array(new SharedArrayBuffer(64))
const claimOf = (phase: number, tasks: number, claimed = 0) => (phase << 10) | (tasks << 5) | claimed
const freshState = (): CrewState => crewStateAt(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }), 64)

describe('takeTasks', () => {
  it('does every task of the phase once, in order, and counts them', () => {
    const words = freshWords()
    const done: number[] = []
    words[wordIndex.claim] = claimOf(7, 5)
    takeTasks(words, claimOf(7, 5), (task) => done.push(task))
    expect(done).toEqual([0, 1, 2, 3, 4])
    expect(words[wordIndex.done]).toBe(5)
    expect(words[wordIndex.claim]).toBe(claimOf(7, 5, 5))
  })

  it('takes only what others have left', () => {
    const words = freshWords()
    const done: number[] = []
    words[wordIndex.claim] = claimOf(7, 5, 3)
    // The word that this thread has seen is older than the two others' claims.
    takeTasks(words, claimOf(7, 5, 1), (task) => done.push(task))
    expect(done).toEqual([3, 4])
  })

  it.each([
    ['an older phase', claimOf(8, 5), claimOf(7, 5)],
    ['an older phase of other size', claimOf(8, 2), claimOf(7, 31)],
    ['a phase that is all taken', claimOf(7, 5, 5), claimOf(7, 5)],
    ['a dismissal, which has no tasks', claimOf(7, 0), claimOf(7, 0)],
    ['the time before the first phase', 0, 0],
  ])('takes nothing of %s', (_, present, seen) => {
    const words = freshWords()
    words[wordIndex.claim] = present
    takeTasks(words, seen, () => expect.unreachable())
    expect(words[wordIndex.claim]).toBe(present)
    expect(words[wordIndex.done]).toBe(0)
  })

  it('leaves at once where the phase ends while it works', () => {
    const words = freshWords()
    const done: number[] = []
    words[wordIndex.claim] = claimOf(7, 5)
    takeTasks(words, claimOf(7, 5), (task) => {
      done.push(task)
      words[wordIndex.claim] = claimOf(8, 5)
    })
    expect(done).toEqual([0])
    expect(words[wordIndex.claim]).toBe(claimOf(8, 5))
  })

  it('never does what another thread took in between', () => {
    const words = freshWords()
    const done: number[] = []
    words[wordIndex.claim] = claimOf(7, 6)
    takeTasks(words, claimOf(7, 6), (task) => {
      done.push(task)
      // Another thread takes the next one meanwhile.
      if (task % 2 === 0) Atomics.add(words, wordIndex.claim, 1)
    })
    expect(done).toEqual([0, 2, 4])
  })
})

describe('a crew', () => {
  it('without helpers leaves all tasks to the lead and announces nothing', () => {
    const given = freshState()
    const done: number[] = []
    const crew = createCrew(given, (task) => done.push(task))
    crew.run('loss', 3)
    expect(done).toEqual([0, 1, 2])
    expect(given.words[wordIndex.claim]).toBe(0)
    expect(crew.helpers).toBe(0)
  })

  it('announces each phase under a number of its own, and the lead works too', () => {
    const given = freshState()
    given.words[wordIndex.present] = 1
    const done: number[] = []
    const crew = createCrew(given, (task) => done.push(task))
    const claims: number[] = []
    for (let phase = 0; phase < 3; phase++) {
      crew.run('gradient', 4)
      claims.push(given.words[wordIndex.claim]!)
    }
    expect(done).toEqual([0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3])
    expect(claims).toEqual([claimOf(1, 4, 4), claimOf(2, 4, 4), claimOf(3, 4, 4)])
  })

  it('counts phases round and round', () => {
    const given = freshState()
    given.words[wordIndex.present] = 1
    given.words[wordIndex.claim] = claimOf(0x1fffff, 4, 4)
    let done = 0
    createCrew(given, () => done++).run('step', 31)
    expect(done).toBe(31)
    expect(given.words[wordIndex.claim]).toBe(claimOf(0, 31, 31))
  })

  it('a single task is not worth telling others', () => {
    const given = freshState()
    given.words[wordIndex.present] = 3
    let done = 0
    createCrew(given, () => done++).run('reduce', 1)
    expect(done).toBe(1)
    expect(given.words[wordIndex.claim]).toBe(0)
  })

  it('that is dismissed gives way to the next: its number and the claim word change', () => {
    const given = freshState()
    const crew = createCrew(given, () => undefined)
    expect(crew.number).toBe(0)
    crew.dismiss()
    expect(crew.number).toBe(1)
    // A helper that is about to sleep on the old word wakes up.
    expect(given.words[wordIndex.claim]).toBe(claimOf(1, 0))
  })
})
