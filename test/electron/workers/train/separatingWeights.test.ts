import { describe, expect, it } from 'vitest'
import { warn } from '@shared/contract/warning'
import { separates, withOwnProof } from '../../../../electron/workers/train/separatingWeights'

const measured = (confusion: number[][] | null) => ({ rows: 1, values: {}, confusion })

describe('trained weights', () => {
  it('separate the classes where they predict every training row right', () => {
    expect(separates(measured([[3, 0], [0, 5]]))).toBe(true) // prettier-ignore
    expect(separates(measured([[3, 0, 0], [0, 2, 0], [0, 0, 9]]))).toBe(true) // prettier-ignore
    expect(separates(measured([[3, 1], [0, 5]]))).toBe(false) // prettier-ignore
  })

  it('prove nothing of one class, of numbers, or where nothing was measured', () => {
    expect(separates(measured([[3, 0], [0, 0]]))).toBe(false) // prettier-ignore
    expect([separates(measured(null)), separates(null)]).toEqual([false, false])
  })
})

describe('a table that is too large for the test of separation', () => {
  const untested = warn('separation-not-tested', 'Whether the classes are separated was not tested.')
  const other = warn('imbalance', 'Most rows are of one class.')

  it('is told to be separated where the weights are the proof', () => {
    const told = withOwnProof([other, untested], true, 'y')
    expect(told.map(({ code }) => code)).toEqual(['imbalance', 'separation'])
    expect(told[1]?.message).toContain('No finite estimate')
  })

  it('stays untested where they are not, and a bounded run has nothing to be told', () => {
    expect(withOwnProof([other, untested], false, 'y')).toEqual([other, untested])
    expect(withOwnProof([other], true, 'y')).toEqual([other])
  })
})
