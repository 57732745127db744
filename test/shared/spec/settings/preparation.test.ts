import { describe, expect, it } from 'vitest'
import { defaultPreparation } from '../../../support/defaults'
import { limits } from '@shared/spec/limits'
import { type PreparationSpec, preparationSpecSchema } from '@shared/spec/runSpec'
import { IssueError } from '@shared/spec/issue'
import { settingAt } from '@shared/spec/settings/table'

const preparation: PreparationSpec = { ...defaultPreparation, target: 'y', features: ['x', 'z'] }
/** The settings at fault, by their paths. */
const faults = (changes: object) =>
  preparationSpecSchema.safeParse({ ...preparation, ...changes }).error?.issues.map(({ path }) => path.join('.')) ?? []

describe('a setting of the preparation', () => {
  it.each<[string, unknown[], unknown[]]>([
    ['task', ['regression'], ['ranking']],
    ['target', ['other'], ['', 'x'.repeat(1001)]],
    ['weights', [null, 'w'], ['', undefined]],
    ['features', [['x', 'z', 'w']], [[], ['x', ''], new Array(limits.columns + 1).fill('x')]],
    ['standardization', ['maxabs', 'quantile'], ['l2']],
    ['missing', ['impute'], ['mean']],
    ['degree', [1, limits.degree], [0, 1.5, limits.degree + 1]],
    ['interactions', [[], [['x', 'x']], [['z', 'x']]], [[['x']], new Array(101).fill(['x', 'x'])]],
    ['split', ['holdout', 'folds'], ['random']],
    ['splitColumn', [null, 'site'], ['', undefined]],
    ['folds', [2, limits.folds], [1, 2.5, limits.folds + 1]],
    ['repeats', [1, limits.repeats], [0, limits.repeats + 1]],
    ['fold', [0, 7, limits.folds * limits.repeats - 1], [-1, 0.5, limits.folds * limits.repeats]],
    ['stratify', [true, false], ['yes', 1, null]],
    ['splitSeed', [0, limits.seed], [-1, 0.5, limits.seed + 1]],
    ['testShare', [0, 0.7], [-0.1, 0.95, Number.NaN]],
    ['validationShare', [0, 0.7], [-0.1, 0.95, Number.NaN]],
    ['columns', [{}, { x: {} }, { elsewhere: { missing: 'median' } }], [{ '': {} }, { x: { mising: 'drop' } }]],
  ])('%s takes its values and nothing beyond', (setting, taken, refused) => {
    for (const value of taken) expect(faults({ [setting]: value }), String(value)).toEqual([])
    for (const value of refused) {
      const [path] = faults({ [setting]: value })
      expect(path?.startsWith(setting), String(value)).toBe(true)
    }
  })

  it('that is not known is refused', () => expect(faults({ more: 1 })).toEqual(['']))
})

describe('the word of a flag', () => {
  const interactions = settingAt('preparation.interactions')
  const splitColumn = settingAt('preparation.splitColumn')

  it('has pairs of features, with quotes where a name has a star', () => {
    expect(interactions.read('a*b, b*b')).toEqual([
      ['a', 'b'],
      ['b', 'b'],
    ])
    expect(interactions.read('"a*b"*b')).toEqual([['a*b', 'b']])
    expect(interactions.read('')).toEqual([])
    expect(
      interactions.write([
        ['a', 'b'],
        ['a*b', 'c'],
      ]),
    ).toBe('a*b,"a*b"*c')
    for (const text of ['a', 'a*', 'a*b*c']) {
      expect(() => interactions.read(text)).toThrow(IssueError)
      expect(() => interactions.read(text)).toThrow(`Write pairs like a*b, with commas between them, not "${text}".`)
    }
  })

  it('counts folds from 1, as they are read', () => {
    const fold = settingAt('preparation.fold')
    expect([fold.read('8'), fold.write(3), fold.text(3)]).toEqual([7, '4', '4'])
    expect(fold.read('x')).toBeNaN()
  })

  it('is empty where there is no column, no pair and no rule', () => {
    expect([splitColumn.write(null), splitColumn.read('')]).toEqual(['', null])
    expect([settingAt('preparation.weights').write(null), settingAt('preparation.weights').read('')]).toEqual([
      '',
      null,
    ])
    expect(interactions.write([])).toBe('')
    expect(settingAt('preparation.columns').write({ a: { missing: 'mean' } })).toBe('')
  })

  it('has features in quotes where they hold a comma or blanks at their ends', () => {
    const features = settingAt('preparation.features')
    expect(features.read(' a ,b c,"d, e"')).toEqual(['a', 'b c', 'd, e'])
    expect(features.write(['a', 'b c', 'd, e', ' f', 'say "g"'])).toBe('a,b c,"d, e"," f","say ""g"""')
  })
})

it('a share is a fraction that is read in per cent', () => {
  const { text } = settingAt('preparation.testShare')
  expect([0.2, 0.07, 0.125, 0].map(text)).toEqual(['20 %', '7 %', '12.5 %', '0 %'])
})
