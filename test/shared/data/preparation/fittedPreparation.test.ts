import { describe, expect, it } from 'vitest'
import { limits } from '@shared/spec/limits'
import { type FittedPreparation, fittedPreparationSchema } from '@shared/data/preparation/fittedPreparation'
import { fittedCategory, fittedDate, fittedNumber, fittedWith } from '../exampleFitted'

const fitted: FittedPreparation = {
  ...fittedWith(
    fittedNumber({ feature: 'size', center: 1, scale: 2, median: 1 }),
    fittedCategory({ feature: 'colour', levels: ['blue', 'red', 'red = dark'], impute: 'red', mode: 'red' }),
  ),
  missing: 'impute',
}
const ofNumber: FittedPreparation = {
  ...fitted,
  target: { name: 'y', classes: [], scaling: { center: -3, scale: 0.5 } },
}
const names = (count: number) => Array.from({ length: count }, (_, index) => `l${index}`)

describe('fittedPreparationSchema', () => {
  it('takes what was fitted', () => {
    expect(fittedPreparationSchema.parse(fitted)).toEqual(fitted)
    expect(fittedPreparationSchema.parse(ofNumber)).toEqual(ofNumber)
  })

  it('reads what was fitted before targets could be numbers and features had rules', () => {
    const first = {
      target: { name: 'y', classes: ['n', 'p'] },
      inputs: [
        { feature: 'size', kind: 'number', center: 1, scale: 2, impute: null, median: 1 },
        { feature: 'colour', kind: 'category', levels: ['blue', 'red', 'red = dark'], impute: 'red', mode: 'red' },
      ],
      ...{ standardization: 'zscore', missing: 'impute' },
    }
    expect(fittedPreparationSchema.parse(first)).toEqual(fitted)
  })

  it('takes products of inputs that are there, and no others', () => {
    // Inputs 0 to 5: size, its indicator, three levels, a part of a date.
    const [size, colour] = fitted.inputs
    const inputs = [{ ...size!, indicator: true }, colour!, fittedDate({ feature: 'when' })]
    const term = (...factors: number[]) => ({ factors, center: 0, scale: 1, quantiles: null })
    const accepts = (...factors: number[]) =>
      fittedPreparationSchema.safeParse({ ...fitted, inputs, terms: [term(...factors)] }).success
    expect([
      accepts(0, 5),
      accepts(5, 5, 5, 5, 5, 5),
      accepts(0, 6),
      accepts(0),
      accepts(0, 0, 0, 0, 0, 0, 0),
      accepts(-1, 0),
    ]).toEqual([...[true, true, false, false, false, false]])
  })

  it.each([
    ['a scale of 0', ['inputs', 0, 'scale'], 0],
    ['a negative scale', ['inputs', 0, 'scale'], -1],
    ['a center that is not finite', ['inputs', 0, 'center'], Number.NaN],
    ['a center that is null', ['inputs', 0, 'center'], null],
    ['an imputed text among numbers', ['inputs', 0, 'impute'], 'red'],
    ['more levels than a feature may have', ['inputs', 1, 'levels'], names(limits.featureLevels + 1)],
    ['an unknown kind', ['inputs', 1, 'kind'], 'image'],
    ['a key that is not in the format', ['inputs', 0, 'power'], 2],
    ['no inputs', ['inputs'], []],
    ['one class', ['target', 'classes'], ['n']],
    ['no class and no scaling', ['target', 'classes'], []],
    ['classes and a scaling', ['target', 'scaling'], { center: 0, scale: 1 }],
    ['a class there twice', ['target', 'classes'], ['n', 'n']],
    ['more classes than fit', ['target', 'classes'], names(limits.classes + 1)],
    ['an unknown standardization', ['standardization'], 'rank'],
  ] as const)('refuses %s at its place', (_, path, value) => {
    const changed = structuredClone(fitted)
    const last = path.at(-1)!
    let place = changed as unknown as Record<string | number, unknown>
    for (const key of path.slice(0, -1)) place = place[key] as typeof place
    place[last] = value
    const { error } = fittedPreparationSchema.safeParse(changed)
    expect(error?.issues).toHaveLength(1)
    const [issue] = error!.issues
    const at = issue!.code === 'unrecognized_keys' ? [...issue!.path, ...issue!.keys] : issue!.path
    expect(at).toEqual(path)
  })

  it.each([{ center: 0, scale: 0 }, { center: Infinity, scale: 1 }, { center: 0 }, 'zscore'])(
    'refuses the scaling %j of a target',
    (scaling) => {
      const { error } = fittedPreparationSchema.safeParse({ ...fitted, target: { name: 'y', classes: [], scaling } })
      expect(error?.issues.map(({ path }) => path.slice(0, 2))).toEqual([['target', 'scaling']])
    },
  )
})

describe('what no fit leaves', () => {
  const number = { feature: 'a', kind: 'number', center: 0, scale: 1, impute: null, median: 0 }
  const category = { feature: 'c', kind: 'category', levels: ['x', 'y'], impute: null, mode: 'x' }
  const takes = (input: object) => fittedPreparationSchema.safeParse({ ...fitted, inputs: [input] }).success

  it.each([
    ['quantiles that do not ascend', { ...number, quantiles: [1, 3, 2] }],
    ['a power without its transform', { ...number, lambda: 2 }],
    ['a transform without its power', { ...number, transform: 'yeoJohnson' }],
    ['a range that ends before it begins', { ...number, range: [2, 1] }],
    ['a most frequent level that is none', { ...category, mode: 'z' }],
  ])('is refused: %s', (_, input) => {
    expect([takes(number), takes(category), takes(input)]).toEqual([true, true, false])
  })
})
