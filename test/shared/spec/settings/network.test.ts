import { describe, expect, it } from 'vitest'
import { networkSpecSchema } from '@shared/spec/runSpec'
import { settingAt } from '@shared/spec/settings/table'
import { fakeSpec } from '../../../support/fakeBridge'

describe('the network', () => {
  const { network } = fakeSpec()
  const { read, write, text } = settingAt('network.hidden')

  it.each([
    ['hidden', [[], [1, 2, 3, 4, 5, 6, 7, 1024]], [[1.5], [0], [1025], new Array(9).fill(1)]],
    ['activation', ['leakyRelu', 'elu', 'gelu', 'softplus', 'identity'], ['swish']],
    ['initialisation', ['zeros', 'glorot', 'he', 'lecun'], ['ones']],
    ['initialDistribution', ['uniform', 'normal'], ['truncated']],
  ])('takes of %s its values and nothing beyond', (setting, taken, refused) => {
    const takes = (value: unknown) => networkSpecSchema.safeParse({ ...network, [setting]: value }).success
    for (const value of taken) expect(takes(value), String(value)).toBe(true)
    for (const value of refused) expect(takes(value), String(value)).toBe(false)
  })

  it('lists the units of each hidden layer', () => {
    expect([text([]), text([16, 8])]).toEqual(['none', '16, 8'])
    expect([read(''), read('8, 4'), read('8,x'), write([16, 8])]).toEqual([[], [8, 4], [8, Number.NaN], '16,8'])
  })
})
