import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { defaultPreparation } from '@shared/spec/defaults'
import {
  type PreparationFlags,
  addPreparationFlags,
  preparationOf,
} from '../../../../electron/cli/flags/preparationFlags'

function read(...words: string[]) {
  const command = new Command().exitOverride()
  addPreparationFlags(command)
  return preparationOf(
    ['a', 'b'],
    command.parse(['--target', 'y', ...words], { from: 'user' }).opts<PreparationFlags>(),
  )
}

describe('preparationOf', () => {
  it('is the default where nothing is given', () => {
    expect(read()).toEqual({ ...defaultPreparation, target: 'y', features: ['a', 'b'] })
  })

  it('counts folds from 1, over all repeats', () => {
    const folds = ['--split', 'folds', '--folds', '4', '--repeats', '2']
    expect(read(...folds)).toMatchObject({ split: 'folds', folds: 4, repeats: 2, fold: 0 })
    expect(read(...folds, '--fold', '8').fold).toBe(7)
    for (const fold of ['0', '9', '1.5']) {
      expect(() => read(...folds, '--fold', fold)).toThrow('--fold must be a whole number from 1 to 8')
    }
  })

  it('splits in folds to train them all, and refuses what does not go with that', () => {
    expect(read('--all-folds').split).toBe('folds')
    expect(() => read('--all-folds', '--split', 'time')).toThrow('--all-folds goes with --split folds')
    expect(() => read('--all-folds', '--fold', '2')).toThrow('leave --fold out')
  })

  it('reads pairs of features, with quotes where a name has a star', () => {
    expect(read('--interactions', 'a*b, b*b').interactions).toEqual([
      ['a', 'b'],
      ['b', 'b'],
    ])
    expect(read('--interactions', '"a*b"*b').interactions).toEqual([['a*b', 'b']])
    for (const text of ['a', 'a*', 'a*b*c']) {
      expect(() => read('--interactions', text)).toThrow('--interactions must be pairs like a*b')
    }
  })

  it('collects the rules of features', () => {
    expect(read('--column', 'a: missing=mean', '--column', 'b: transform=log').columns).toEqual({
      a: { missing: 'mean' },
      b: { transform: 'log' },
    })
  })
})
