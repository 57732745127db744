import { describe, expect, it } from 'vitest'
import type { Problem } from '@shared/contract/labError'
import { withFlag } from '../../../../electron/cli/flags/flagNames'

const problem = (message: string, ...path: (string | number)[]): Problem => ({ code: 'bad-setting', path, message })

describe('a problem on the command line', () => {
  it('is said of the flag, before the sentence', () => {
    expect(withFlag(problem('Enter a number above 0.', 'training', 'learningRate'))).toEqual({
      code: 'bad-setting',
      path: ['training', 'learningRate'],
      message: '--learning-rate: Enter a number above 0.',
    })
    expect(withFlag(problem('Enter a whole number.', 'seed')).message).toBe('--seed: Enter a whole number.')
  })

  it('is said of the flag of a list by any of its entries', () => {
    expect(withFlag(problem('Enter a whole number.', 'network', 'hidden', 1)).message).toBe(
      '--hidden: Enter a whole number.',
    )
    expect(withFlag(problem('Enter a number.', 'training', 'classWeights', 'a.b')).message).toBe(
      '--class-weights: Enter a number.',
    )
  })

  it('names the feature whose rule is at fault, whatever it is called', () => {
    expect(withFlag(problem('The order lacks a.', 'preparation', 'columns', 'net: income', 'order')).message).toBe(
      '--column net: income: The order lacks a.',
    )
    expect(withFlag(problem('Enter a number.', 'preparation', 'columns', 'x', 'rareBelow')).message).toBe(
      '--column x: Enter a number.',
    )
  })

  it('knows how a file is read', () => {
    expect(withFlag(problem('Choose another mark.', 'reading', 'thousands')).message).toBe(
      '--thousands: Choose another mark.',
    )
  })

  it('stays as it is where it is about no setting, or about none that a flag says', () => {
    const plain: Problem = { code: 'bad-file', message: 'No file.' }
    expect(withFlag(plain)).toBe(plain)
    const unknown = problem('It is odd.', 'unknown', 'setting')
    expect(withFlag(unknown)).toBe(unknown)
  })
})
