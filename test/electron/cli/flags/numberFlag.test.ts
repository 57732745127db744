import { expect, it } from 'vitest'
import { limits } from '@shared/spec/limits'
import { numberOf, seedOf } from '../../../../electron/cli/flags/numberFlag'

it('a flag of a number is that number, nothing where it is not given, and refused by name where it is none', () => {
  const share = (text?: string) => numberOf(text, '--share', 'a share', (of) => of >= 0 && of <= 1)
  expect([share('0.25'), share()]).toEqual([0.25, undefined])
  for (const text of ['', ' ', 'x', '2', 'NaN']) {
    expect(() => share(text)).toThrow(expect.objectContaining({ code: 'bad-setting' }) as Error)
    expect(() => share(text)).toThrow('--share')
  }
})

it('a seed is a whole number of 32 bits', () => {
  expect([seedOf('0'), seedOf(String(limits.seed))]).toEqual([0, limits.seed])
  for (const text of ['1.5', '-1', String(limits.seed + 1)]) {
    expect(() => seedOf(text)).toThrow(expect.objectContaining({ code: 'bad-setting' }) as Error)
  }
})
