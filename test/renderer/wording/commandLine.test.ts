import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandLine, fitsCommandLine, shellWord } from '@renderer/wording/commandLine'
import { fakeSpec } from '../../support/fakeBridge'

describe('commandLine', () => {
  it('writes out every setting', () => {
    const spec = fakeSpec({ network: { hidden: [16, 8], activation: 'relu', initialisation: 'he' }, seed: 5 })
    expect(commandLine(spec, 'admissions.csv')).toBe(
      'logit-lab train admissions.csv --target admitted --features exam_1,exam_2 --standardize zscore --missing drop ' +
        '--validation 0.2 --test 0.2 --hidden 16,8 --activation relu --init he --optimizer adam ' +
        '--learning-rate 0.03 --epochs 300 --batch-size 32 --l2 0 --seed 5',
    )
  })

  it('leaves --hidden out for logistic regression, and quotes names', () => {
    const preparation = { ...fakeSpec().preparation, target: 'was admitted', features: ['exam 1'] }
    const line = commandLine(fakeSpec({ preparation }), "Ann's data.csv")
    expect(line).not.toContain('--hidden')
    expect(line).toContain(`train 'Ann'\\''s data.csv' --target 'was admitted' --features 'exam 1' `)
  })

  it('does not fit names with a comma', () => {
    const preparation = { ...fakeSpec().preparation, features: ['a,b'] }
    expect(fitsCommandLine(fakeSpec({ preparation }))).toBe(false)
    expect(fitsCommandLine(fakeSpec())).toBe(true)
  })
})

describe('shellWord', () => {
  it('is read back unchanged by a shell', () => {
    const words = fc.sample(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => !text.includes('\0')),
      { numRuns: 60, seed: 1 },
    )
    const awkward = ['$HOME', '`id`', "it's", '--seed', 'a b', '*', 'a"b', '\\', 'ü', '~']
    const all = [...awkward, ...words]
    const read = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${all.map(shellWord).join(' ')}`], { encoding: 'utf8' })
    expect(read.split('\0').slice(0, -1)).toEqual(all)
  })
})
