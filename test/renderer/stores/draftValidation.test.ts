import { describe, expect, it } from 'vitest'
import { type Draft, defaultDraft } from '@renderer/stores/draftDefaults'
import { parameterCount, validateDraft } from '@renderer/stores/draftValidation'
import { fakeCategory, fakeColumn, fakeDataset } from '../../support/fakeBridge'

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
    ['a fifth layer', withHidden([1, 1, 1, 1, 1]), 'network.hidden'],
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
    const columns = ['x', 'y'].map((name) => fakeColumn(name, { distinct: 300 }))
    const numbers = fakeDataset({ name: 'regress.csv', columns, suggestedTarget: null })
    const errors = validateDraft(numbers, defaultDraft(numbers))
    expect(Object.keys(errors)).toEqual(['preparation.target'])
    expect(errors['preparation.target']).toMatch(/^regress\.csv has no column of classes: .+ Open a file /)
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
    const levels = Array.from({ length: 1000 }, (_, index) => `town ${index}`)
    const wide = fakeDataset({ columns: [...dataset.columns, fakeCategory('town', levels)] })
    const draft = { ...hidden, preparation: { ...base.preparation, features: ['town'] } }
    expect(validateDraft(wide, draft)['network.hidden']).toContain('4,000,000')
  })
})

describe('parameterCount', () => {
  it('counts a logistic regression as one weight an input and a bias; a category is an input a level', () => {
    expect(parameterCount(dataset, base)).toBe(2 + 3 + 1)
  })

  it('counts weights and biases of every layer', () => {
    const draft = { ...withHidden([4, 2]), preparation: { ...base.preparation, features: ['exam_1', 'exam_2'] } }
    expect(parameterCount(dataset, draft)).toBe(2 * 4 + 4 + (4 * 2 + 2) + (2 * 1 + 1))
  })
})
