import { describe, expect, it } from 'vitest'
import { chanceNote, fewRowsNote, whatToTry } from '@renderer/wording/advice'
import { fakeRun } from '../../support/fakeBridge'

describe('fewRowsNote', () => {
  it('warns of few rows by their number only', () => {
    expect(fewRowsNote(20)).toBe('20 validation rows are few: differences between runs may be chance.')
    expect(fewRowsNote(1)).toBe('1 validation row is few: differences between runs may be chance.')
  })

  it('says of a bound that there may be fewer', () => {
    expect(fewRowsNote(24, true)).toBe('At most 24 validation rows: differences between runs may be chance.')
    expect(fewRowsNote(1, true)).toMatch(/^At most 1 validation row:/)
    expect([fewRowsNote(0, true), fewRowsNote(100, true)]).toEqual([null, null])
  })

  it('is silent without validation rows and with enough of them', () => {
    expect([fewRowsNote(0), fewRowsNote(100), fewRowsNote(5000)]).toEqual([null, null, null])
  })
})

describe('chanceNote', () => {
  const part = (rows: number) => ({ rows, values: { logLoss: 0.2, accuracy: 0.9 }, confusion: [] })
  const run = (rows: number) => fakeRun('a', { metrics: { train: null, test: null, validation: part(rows) } })

  it('goes by the run with the fewest rows', () => {
    expect(chanceNote([run(500), run(30)])).toContain('30 validation rows')
  })

  it('compares nothing with one run, or before there are metrics', () => {
    expect([chanceNote([run(30)]), chanceNote([fakeRun('a'), fakeRun('b')])]).toEqual([null, null])
  })
})

describe('whatToTry', () => {
  it('says that an interrupted run can go on', () => {
    expect(whatToTry(fakeRun('a', { state: 'interrupted' }))).toContain('Resume it')
  })

  it('leaves it to the problem of a run to say what else may help', () => {
    const states = ['done', 'diverged', 'failed', 'cancelled', 'paused'] as const
    expect(states.map((state) => whatToTry(fakeRun('a', { state })))).toEqual([null, null, null, null, null])
  })
})
