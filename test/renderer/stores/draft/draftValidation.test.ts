import { describe, expect, it } from 'vitest'
import { checkSpec } from '@shared/spec/checks/checkSpec'
import { runSpecSchema } from '@shared/spec/runSpecSchema'
import { type Draft, defaultDraft, settle } from '@renderer/stores/draft/draftDefaults'
import { issuesOfDraft, specOfDraft } from '@renderer/stores/draft/draftValidation'
import { fakeCategory, fakeDataset } from '../../../support/fakeBridge'

const dataset = fakeDataset()
const base = defaultDraft(dataset)
const withTraining = (training: Partial<Draft['training']>): Draft => ({
  ...base,
  chosen: new Set([...base.chosen, 'training.optimizer']),
  training: { ...base.training, ...training },
})
const codes = (draft: Draft, of = dataset) => issuesOfDraft(of, draft).map(({ path, code }) => [path.join('.'), code])

describe('a draft as a spec', () => {
  it('has the settings of the draft, and the dataset with its reading', () => {
    const spec = specOfDraft(dataset, base)
    expect(runSpecSchema.parse(spec)).toEqual(spec)
    const { preparation, network, training, seed } = base
    expect(spec).toMatchObject({ dataset: dataset.id, reading: dataset.reading, preparation, network, training, seed })
  })
})

describe('what stands between a draft and a run', () => {
  it('is nothing for the defaults', () => {
    expect(issuesOfDraft(dataset, base)).toEqual([])
  })

  it('is what is wrong with its spec for these columns', () => {
    const draft = withTraining({ epochs: Number.NaN, patience: 0.5 })
    expect(issuesOfDraft(dataset, draft)).toEqual(checkSpec(specOfDraft(dataset, draft), dataset.columns))
    expect(codes(draft)).toEqual([
      ['training.epochs', 'range'],
      ['training.patience', 'range'],
    ])
  })

  it("is at the optimizer alone where Newton's method has a hidden layer", () => {
    const newton = withTraining({ optimizer: 'newton' })
    expect(codes(settle({ ...newton, network: { ...base.network, hidden: [8] } }))).toEqual([
      ['training.optimizer', 'newton-with-layers'],
    ])
    expect(codes(settle(newton))).toEqual([])
    expect(codes(settle(withTraining({ optimizer: 'newton', l1: 0.1 })))).toEqual([['training.l1', 'l1-not-smooth']])
    expect(codes(settle(withTraining({ optimizer: 'lbfgs', l1: 0.1 })))).toEqual([])
  })

  it('is the file where nothing in it can be predicted, or nothing used to predict', () => {
    const text = (name: string) => fakeCategory(name, [], { type: 'text', distinct: 300, levels: null })
    const names = fakeDataset({ columns: [text('x'), text('y')], suggestedTarget: null })
    expect(codes(defaultDraft(names), names)).toEqual([
      ['preparation.target', 'no-possible-target'],
      ['preparation.features', 'no-feature'],
    ])
    const many = fakeDataset({ columns: [fakeCategory('x', ['a', 'b']), text('y')], suggestedTarget: 'x' })
    expect(codes(defaultDraft(many), many)).toEqual([['preparation.features', 'no-possible-feature']])
  })
})
