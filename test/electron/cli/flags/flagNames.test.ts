import { describe, expect, it } from 'vitest'
import { withFlag } from '../../../../electron/cli/flags/flagNames'

const problem = (setting: string, complaint: string) => ({
  code: 'bad-setting',
  setting,
  message: `${setting}: ${complaint}`,
})

describe('withFlag', () => {
  it('says the flag for the setting', () => {
    expect(withFlag(problem('training.learningRate', 'must be above 0.')).message).toBe(
      '--learning-rate must be above 0.',
    )
    expect(withFlag(problem('seed', 'must be 0 or more.')).message).toBe('--seed must be 0 or more.')
  })

  it('finds the flag of a list by any of its entries', () => {
    expect(withFlag(problem('network.hidden.1', 'must be at least 1 unit.')).message).toBe(
      '--hidden must be at least 1 unit.',
    )
  })

  it('finds the flag of class weights by the name of a class', () => {
    expect(withFlag(problem('training.classWeights.a.b', 'must be 0 or more.')).message).toBe(
      '--class-weights must be 0 or more.',
    )
  })

  it('names the feature whose rule is at fault', () => {
    const message = 'preparation.columns.net: income: the order lacks a.'
    expect(withFlag({ message, setting: 'preparation.columns' }).message).toBe(
      '--column net: income: the order lacks a.',
    )
    expect(withFlag(problem('preparation.columns.x.rareBelow', 'must be 0 or more.')).message).toBe(
      '--column x: must be 0 or more.',
    )
  })

  it('knows how a file is read', () => {
    expect(withFlag(problem('reading.thousands', 'must be another mark than the decimal one.')).message).toBe(
      '--thousands must be another mark than the decimal one.',
    )
  })

  it('sets a colon before a complaint that is a sentence of its own', () => {
    expect(withFlag(problem('training.optimizer', "Newton's method is for regression.")).message).toBe(
      "--optimizer: Newton's method is for regression.",
    )
    expect(withFlag(problem('training.patience', 'needs validation rows.')).message).toBe(
      '--patience needs validation rows.',
    )
  })

  it('leaves a message alone that does not begin with its setting, or has none', () => {
    const sentence = { ...problem('preparation.target', ''), message: 'The target y has one class.' }
    expect(withFlag(sentence)).toEqual(sentence)
    expect(withFlag({ message: 'No file.' })).toEqual({ message: 'No file.' })
    expect(withFlag(problem('unknown.setting', 'is odd.')).message).toBe('unknown.setting: is odd.')
  })
})
