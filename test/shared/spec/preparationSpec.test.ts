import { describe, expect, it } from 'vitest'
import { defaultPreparation } from '@shared/spec/defaults'
import { limits } from '@shared/spec/limits'
import { type PreparationSpec, columnRuleSchema, preparationSpecSchema } from '@shared/spec/preparationSpec'

const preparation: PreparationSpec = { ...defaultPreparation, target: 'y', features: ['x', 'z'] }
/** The settings at fault, by their paths. */
const faults = (changes: object) =>
  preparationSpecSchema.safeParse({ ...preparation, ...changes }).error?.issues.map(({ path }) => path.join('.')) ?? []

describe('a setting', () => {
  it.each<[string, unknown[], unknown[]]>([
    ['task', ['regression'], ['ranking']],
    ['target', ['other'], ['', 'x'.repeat(1001)]],
    ['weights', [null, 'w'], ['', undefined]],
    ['features', [['x', 'z', 'w']], [[], ['x', ''], new Array(limits.columns + 1).fill('x')]],
    ['standardization', ['maxabs', 'quantile'], ['l2']],
    ['missing', ['impute'], ['mean']],
    ['degree', [1, 3], [0, 1.5, 4]],
    ['interactions', [[], [['x', 'x']], [['z', 'x']]], [[['x']], new Array(101).fill(['x', 'x'])]],
    ['split', ['holdout', 'folds'], ['random']],
    ['splitColumn', [null, 'site'], ['', undefined]],
    ['folds', [2, limits.folds], [1, 2.5, limits.folds + 1]],
    ['repeats', [1, limits.repeats], [0, limits.repeats + 1]],
    ['fold', [0, 7], [-1, 0.5]],
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

describe('settings that do not go together are named', () => {
  it.each<[string, object, string]>([
    ['shares that leave too little for training', { validationShare: 0.5, testShare: 0.5 }, 'validationShare'],
    ['a feature twice', { features: ['x', 'x'] }, 'features'],
    ['the target as a feature', { features: ['x', 'y'] }, 'features'],
    ['the target as weights', { weights: 'y' }, 'weights'],
    ['a feature as weights', { weights: 'x' }, 'weights'],
    ['groups without a column', { split: 'grouped' }, 'splitColumn'],
    ['an order of time without a column', { split: 'time' }, 'splitColumn'],
    ['groups by the target', { split: 'grouped', splitColumn: 'y' }, 'splitColumn'],
    ['an order of time by the target', { split: 'time', splitColumn: 'y' }, 'splitColumn'],
    ['folds by the target', { split: 'folds', splitColumn: 'y' }, 'splitColumn'],
    ['a fold that is not there', { split: 'folds', folds: 5, repeats: 2, fold: 10 }, 'fold'],
    ['a product with what is no feature', { interactions: [['x', 'w']] }, 'interactions'],
  ])('%s', (_, changes, path) => expect(faults(changes)).toEqual([path]))
})

describe('settings that go together', () => {
  it.each<[string, object]>([
    ['shares up to what may be held out', { validationShare: 0.45, testShare: 0.45 }],
    [
      'any validation share with folds, where it has no effect',
      { split: 'folds', validationShare: 0.9, testShare: 0.5 },
    ],
    ['weights of their own', { weights: 'w' }],
    ['groups by a feature', { split: 'grouped', splitColumn: 'x' }],
    ['the last fold', { split: 'folds', folds: 5, repeats: 2, fold: 9 }],
    ['folds that keep groups together', { split: 'folds', splitColumn: 'site' }],
    ['a split column and a fold that holdout does not use', { splitColumn: 'y', fold: 99 }],
  ])('%s', (_, changes) => expect(faults(changes)).toEqual([]))
})

describe('the rule of a column', () => {
  const takes = (rule: unknown) => columnRuleSchema.safeParse(rule).success

  it.each([
    ['constant', [0, -1e300, '', 'none'], [Number.NaN, Infinity, null, 'x'.repeat(1001)]],
    ['rareBelow', [0, limits.rareBelow], [-1, 0.5, limits.rareBelow + 1]],
    ['order', [[], ['s', 'm', 'l']], ['s', [1], new Array(limits.featureLevels + 1).fill('s')]],
    ['parts', [['hour'], ['year', 'month']], [[], ['minute']]],
    ['missing', ['ownCategory', 'median'], ['impute']],
    ['encoding', ['reference', 'ordinal'], ['binary']],
    ['unseen', ['zeros', 'missing'], ['error']],
    ['transform', ['yeoJohnson', 'none'], ['boxCox']],
    ['zeroIsMissing', [true, false], [1]],
  ])('takes of %s its values and nothing beyond', (field, taken, refused) => {
    for (const value of taken) expect(takes({ [field]: value }), String(value)).toBe(true)
    for (const value of refused) expect(takes({ [field]: value }), String(value)).toBe(false)
  })

  it('may leave anything out, and comes back as it was: what is not told is no default', () => {
    expect(columnRuleSchema.parse({})).toEqual({})
    expect(columnRuleSchema.parse({ indicator: true })).toEqual({ indicator: true })
  })
})
