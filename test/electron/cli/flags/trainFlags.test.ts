import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { activations, losses, optimizers, schedules } from '@shared/spec/runSpec'
import { addTrainFlags } from '../../../../electron/cli/flags/trainFlags'

const command = () =>
  addTrainFlags(new Command('train'))
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
const read = (...words: string[]) => command().parse(words, { from: 'user' }).opts()

describe('addTrainFlags', () => {
  it('needs a target only', () => {
    expect(() => read()).toThrow('--target')
    expect(read('--target', 'y')).toMatchObject({ target: 'y', task: 'classification', classWeights: 'none' })
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
})
