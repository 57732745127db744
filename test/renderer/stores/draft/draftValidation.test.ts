import { describe, expect, it } from 'vitest'
import { type Draft, defaultDraft, settle } from '@renderer/stores/draft/draftDefaults'
import { parameterCount, validateDraft } from '@renderer/stores/draft/draftValidation'
import { fakeCategory, fakeColumn, fakeDataset } from '../../../support/fakeBridge'

const dataset = fakeDataset()
const base = defaultDraft(dataset)
const withTraining = (training: Partial<Draft['training']>) => ({
  ...base,
  training: { ...base.training, ...training },
})
const withPreparation = (part: Partial<Draft['preparation']>) => ({
  ...base,
  preparation: { ...base.preparation, ...part },
})
const withHidden = (hidden: number[]) => ({ ...base, network: { ...base.network, hidden } })

describe('validateDraft', () => {
  it('has nothing to say about the defaults', () => {
    expect(validateDraft(dataset, base)).toEqual({})
  })

  it.each([
    ['a learning rate of zero', withTraining({ learningRate: 0 }), 'training.learningRate'],
    ['half an epoch', withTraining({ epochs: 0.5 }), 'training.epochs'],
    ['an empty batch size', withTraining({ batchSize: NaN }), 'training.batchSize'],
    ['no feature', withPreparation({ features: [] }), 'preparation.features'],
    ['a negative share', withPreparation({ validationShare: -0.1 }), 'preparation.validationShare'],
    ['no unit in a layer', withHidden([8, 0]), 'network.hidden.1'],
    ['a ninth layer', withHidden(Array(9).fill(1)), 'network.hidden'],
    ['a momentum of 1', withTraining({ momentum: 1 }), 'training.momentum'],
    ['a dropout of all', withTraining({ dropout: 1 }), 'training.dropout'],
    ['half an epoch of patience', withTraining({ patience: 0.5 }), 'training.patience'],
  ])('refuses %s at its setting', (_, draft, path) => {
    const errors = validateDraft(dataset, draft)
    expect(Object.keys(errors)).toEqual([path])
    expect(errors[path]).toMatch(/^(Enter|Add|Take) .+\.$/)
  })

  it('says that validation and test leave nothing to train on', () => {
    const errors = validateDraft(dataset, withPreparation({ validationShare: 0.5, testShare: 0.45 }))
    expect(errors['preparation.validationShare']).toContain('at least 10 % of the rows')
  })

  it('names a column that the dataset does not have', () => {
    expect(validateDraft(dataset, withPreparation({ features: ['height'] }))['preparation.features']).toBe(
      'admissions.csv has no column height: remove it.',
    )
  })

  it('says at the target that no column of the file can be one', () => {
    const columns = ['x', 'y'].map((name) => fakeCategory(name, [], { type: 'text', distinct: 300, levels: null }))
    const names = fakeDataset({ name: 'names.csv', columns, suggestedTarget: null })
    const errors = validateDraft(names, defaultDraft(names))
    expect(errors['preparation.target']).toMatch(/^names\.csv has no column to predict: .+ Open a file /)
  })

  it('says at the task that the target cannot be predicted so', () => {
    const price = fakeColumn('price', { distinct: 4000 })
    const houses = fakeDataset({ columns: [...dataset.columns, price] })
    const errors = validateDraft(houses, withPreparation({ target: 'price', task: 'classification' }))
    expect(errors).toEqual({ 'preparation.task': expect.stringContaining('choose regression') })
  })

  it("says at the optimizer that Newton's method takes no hidden layer, and nothing else", () => {
    const draft = settle({ ...withTraining({ optimizer: 'newton' }), network: { ...base.network, hidden: [8] } })
    const errors = validateDraft(dataset, draft)
    expect(errors).toEqual({ 'training.optimizer': expect.stringContaining('remove the hidden layers') })
    expect(validateDraft(dataset, settle(withTraining({ optimizer: 'newton' })))).toEqual({})
  })

  it.each([
    ['training.l1', settle(withTraining({ optimizer: 'lbfgs', l1: 0.1 })), 'Must be 0'],
    [
      'training.patience',
      { ...withTraining({ patience: 5 }), preparation: { ...base.preparation, validationShare: 0 } },
      'Needs validation rows',
    ],
    ['preparation.weights', withPreparation({ weights: 'exam_1' }), 'Must be neither'],
  ])('says at %s what the rules of the spec refuse', (path, draft, text) => {
    expect(validateDraft(dataset, draft)).toEqual({ [path]: expect.stringContaining(text) })
  })

  it('names each class whose weight cannot be used', () => {
    const errors = validateDraft(dataset, withTraining({ classWeights: { '0': 1, '1': NaN } }))
    expect(errors).toEqual({ 'training.classWeights.1': 'Enter a number from 0 to 1,000,000.' })
  })

  it('names a column of weights that the dataset does not have', () => {
    expect(validateDraft(dataset, withPreparation({ weights: 'times' }))['preparation.weights']).toBe(
      'admissions.csv has no column times: choose another.',
    )
  })

  it('says at the features that no column of the file can be one', () => {
    const columns = [
      fakeCategory('x', ['a', 'b']),
      fakeCategory('y', [], { type: 'text', distinct: 120, levels: null }),
    ]
    const names = fakeDataset({ name: 'many.csv', columns, suggestedTarget: 'x' })
    const errors = validateDraft(names, defaultDraft(names))
    expect(Object.keys(errors)).toEqual(['preparation.features'])
    expect(errors['preparation.features']).toMatch(/^many\.csv has no usable feature besides x: .+ Open a file /)
  })

  it('asks for a target where one can be chosen', () => {
    expect(validateDraft(dataset, withPreparation({ target: '' }))['preparation.target']).toBe(
      'Choose the column to predict.',
    )
  })

  it('refuses more weights than the limit', () => {
    const hidden = withHidden([1024, 1024, 1024, 1024])
    expect(validateDraft(dataset, hidden)).toEqual({})
    const levels = Array.from({ length: 100 }, (_, index) => `level ${index}`)
    const features = Array.from({ length: 9 }, (_, index) => `town ${index}`)
    const wide = fakeDataset({ columns: [...dataset.columns, ...features.map((name) => fakeCategory(name, levels))] })
    const draft = { ...hidden, preparation: { ...base.preparation, features } }
    expect(validateDraft(wide, draft)['network.hidden']).toContain('4,000,000')
  })
})

describe('rules, products and the split', () => {
  const columns = [
    ...dataset.columns,
    fakeColumn('day', { type: 'date' }),
    fakeCategory('id', [], { type: 'identifier', levels: null, distinct: 100 }),
  ]
  const wide = fakeDataset({ columns })
  const errorsOf = (part: Partial<Draft['preparation']>) => validateDraft(wide, withPreparation(part))

  it('are as they can be', () => {
    expect(errorsOf({ split: 'time', splitColumn: 'day' })).toEqual({})
    expect(errorsOf({ split: 'grouped', splitColumn: 'id' })).toEqual({})
    expect(errorsOf({ split: 'folds', folds: 3, repeats: 2, fold: 5 })).toEqual({})
    const columns = {
      exam_1: { missing: 'constant', constant: 0, transform: 'log' },
      school: { encoding: 'ordinal', order: ['south', 'north', 'west'] },
    } as const
    const given = structuredClone(columns) as unknown as Draft['preparation']['columns']
    expect(errorsOf({ columns: given, interactions: [['exam_1', 'school']] })).toEqual({})
  })

  it.each<[string, Partial<Draft['preparation']>, string, string]>([
    ['a split without its column', { split: 'grouped' }, 'preparation.splitColumn', 'Must name the column'],
    ['one fold', { split: 'folds', folds: 1 }, 'preparation.folds', 'Enter a whole number from 2 to 50.'],
    [
      'a constant that is none',
      { columns: { exam_1: { missing: 'constant', constant: '' } } },
      'preparation.columns.exam_1.constant',
      'Enter what stands in place',
    ],
    [
      'half a row',
      { columns: { school: { rareBelow: 0.5 } } },
      'preparation.columns.school.rareBelow',
      'Enter a whole number from 0 to 1,000,000.',
    ],
  ])('%s is refused where it can be put right', (_, part, path, text) => {
    expect(errorsOf(part)).toEqual({ [path]: expect.stringContaining(text) })
  })
})

describe('parameterCount', () => {
  it('counts a logistic regression as one weight an input and a bias; a category is an input a level', () => {
    expect(parameterCount(dataset, base)).toBe(2 + 3 + 1)
  })

  it('has one output for a number, however many values the target has', () => {
    const price = fakeColumn('price', { distinct: 4000 })
    const houses = fakeDataset({ columns: [...dataset.columns, price] })
    const draft = withPreparation({ target: 'price', task: 'regression', features: ['exam_1', 'exam_2'] })
    expect(parameterCount(houses, draft)).toBe(3)
  })

  it('counts weights and biases of every layer', () => {
    const draft = { ...withHidden([4, 2]), preparation: { ...base.preparation, features: ['exam_1', 'exam_2'] } }
    expect(parameterCount(dataset, draft)).toBe(2 * 4 + 4 + (4 * 2 + 2) + (2 * 1 + 1))
  })
})
