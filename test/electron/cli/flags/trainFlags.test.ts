import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { initialSettings } from '@shared/spec/defaults'
import { activations, losses, optimizers, schedules } from '@shared/spec/runSpec'
import { settingAt, settingPaths, valueAt } from '@shared/spec/settings/table'
import { addTrainFlags, givenWords } from '../../../../electron/cli/flags/trainFlags'

const command = () =>
  addTrainFlags(new Command('train'))
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
const read = (...words: string[]) => command().parse(words, { from: 'user' }).opts()

describe('addTrainFlags', () => {
  it('needs a target only', () => {
    expect(() => read()).toThrow('--target')
    expect(read('--target', 'y')).toEqual({ target: 'y', stratify: true })
  })

  it.each([
    ['--activation', activations],
    ['--optimizer', optimizers],
    ['--loss', losses],
    ['--schedule', schedules],
  ])('takes for %s what the contract has, and says what that is', (flag, choices) => {
    const help = command().helpInformation().replaceAll(/\s+/g, ' ')
    for (const choice of choices) {
      expect(() => read('--target', 'y', flag, choice)).not.toThrow()
      expect(help).toContain(`"${choice}"`)
    }
    expect(() => read('--target', 'y', flag, 'other')).toThrow(flag)
  })

  it('keeps words as they were given, so that a number that is none is refused by its own sentence', () => {
    expect(read('--target', 'y', '--epochs', '1e2x', '--hidden', '')).toMatchObject({ epochs: '1e2x', hidden: '' })
    expect(read('--target', 'y', '--column', 'a: x', '--column', 'b: y')).toMatchObject({ column: ['a: x', 'b: y'] })
  })

  it('has every setting in the help, with what it is and its default', () => {
    const help = command().helpInformation().replaceAll(/\s+/g, ' ')
    for (const path of settingPaths) {
      const { flag, hint, choices, follows, followsText, write, word } = settingAt(path)
      expect(help).toContain(` --${flag}`)
      expect(help.toLowerCase()).toContain(hint.replace(/\.$/, '').toLowerCase().replaceAll(/\s+/g, ' '))
      for (const { value } of choices ?? []) expect(help).toContain(`"${value}"`)
      const initial = write(valueAt(initialSettings(), path))
      if (followsText !== undefined) expect(help).toContain(`(default: ${followsText})`)
      else if (word !== '' && initial !== '') expect(help).toContain(`(default: ${initial})`)
      const byTable = path === 'preparation.features' || path === 'preparation.event'
      expect(followsText === undefined, path).toBe(follows === undefined && !byTable)
    }
  })
})

describe('givenWords', () => {
  it('has what was given by the setting that it is about, and nothing else', () => {
    const flags = read('--target', 'y', '--l2', '0.1', '--no-stratify', '--column', 'a: x', '--column', 'b: y')
    expect([...givenWords(flags)]).toEqual([
      ['preparation.target', ['y']],
      ['preparation.columns', ['a: x', 'b: y']],
      ['preparation.stratify', ['no']],
      ['training.l2', ['0.1']],
    ])
    expect([...givenWords(read('--target', 'y'))]).toEqual([['preparation.target', ['y']]])
    expect([...givenWords(read('--target', 'y', '--weights', ''))]).toContainEqual(['preparation.weights', ['']])
  })
})
