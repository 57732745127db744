import { describe, expect, it } from 'vitest'
import type { SettingPath } from '@shared/spec/settings/table'
import { specVersion } from '@shared/spec/upgradeSpec'
import { defaultDraft, draftOfSpec, settle } from '@renderer/stores/draft/draftDefaults'
import { fakeCategory, fakeColumn, fakeDataset, fakeSpec } from '../../../support/fakeBridge'

describe('defaultDraft', () => {
  it('takes numbers and small categories, without constants, free text and the target', () => {
    const { preparation } = defaultDraft(fakeDataset())
    expect(preparation.target).toBe('admitted')
    expect(preparation.features).toEqual(['exam_1', 'exam_2', 'school'])
  })

  it('leaves a category of more than 20 levels out', () => {
    const levels = Array.from({ length: 21 }, (_, index) => `town ${index}`)
    const columns = [fakeColumn('x'), fakeCategory('town', levels), fakeCategory('y', ['a', 'b'])]
    const draft = defaultDraft(fakeDataset({ columns, suggestedTarget: 'y' }))
    expect(draft.preparation.features).toEqual(['x'])
  })

  it('takes the class that means yes for the event', () => {
    const of = (...levels: string[]) =>
      defaultDraft(fakeDataset({ columns: [fakeColumn('x'), fakeCategory('y', levels)], suggestedTarget: 'y' }))
    expect([of('case', 'control'), of('a', 'b', 'c')].map(({ preparation }) => preparation.event)).toEqual([
      'case',
      null,
    ])
  })

  it('finds a target where none is suggested', () => {
    const columns = [fakeColumn('id', { distinct: 5000 }), fakeCategory('y', ['a', 'b'])]
    expect(defaultDraft(fakeDataset({ columns, suggestedTarget: null })).preparation.target).toBe('y')
  })
})

describe('the task of a new draft', () => {
  const price = fakeColumn('price', { distinct: 4000 })
  const of = (columns: ReturnType<typeof fakeColumn>[], suggestedTarget: string | null) =>
    defaultDraft(fakeDataset({ columns, suggestedTarget }))

  it('is regression where no column has classes, with the last column as target', () => {
    const { preparation, training } = of([fakeColumn('area', { distinct: 300 }), price], null)
    expect(preparation).toMatchObject({ target: 'price', task: 'regression', features: ['area'] })
    expect(training.loss).toBe('squaredError')
  })

  it('is classification where a column has them', () => {
    expect(of([price, fakeCategory('y', ['a', 'b'])], null).preparation).toMatchObject({
      target: 'y',
      task: 'classification',
    })
  })
})

describe('settle', () => {
  const base = defaultDraft(fakeDataset())
  const withNetwork = (hidden: number[], activation: 'tanh' | 'relu') =>
    settle({ ...base, network: { ...base.network, hidden, activation } }).network.initialisation

  it('starts logistic regression at zero and hidden layers at random', () => {
    expect(withNetwork([], 'tanh')).toBe('zeros')
    expect(withNetwork([8], 'tanh')).toBe('glorot')
    expect(withNetwork([8], 'relu')).toBe('he')
  })

  it('leaves an initialisation and a learning rate that were chosen alone', () => {
    const chosen = new Set<SettingPath>([...base.chosen, 'network.initialisation', 'training.learningRate'])
    const network = { ...base.network, hidden: [8], initialisation: 'zeros' as const }
    const training = { ...base.training, optimizer: 'gd' as const }
    const settled = settle({ ...base, network, training, chosen })
    expect([settled.network.initialisation, settled.training.learningRate]).toEqual([
      'zeros',
      base.training.learningRate,
    ])
  })

  it('lets distribution, precision and loss follow what they depend on', () => {
    const relu = settle({ ...base, network: { ...base.network, hidden: [8], activation: 'relu' } })
    expect([relu.network.initialDistribution, relu.training.precision]).toEqual(['normal', 'float32'])
    const regression = settle({ ...base, preparation: { ...base.preparation, task: 'regression' } })
    expect([base.training.loss, regression.training.loss]).toEqual(['crossEntropy', 'squaredError'])
  })

  it('leaves a distribution, a precision and a loss that were chosen alone', () => {
    const chosen = new Set<SettingPath>([
      ...base.chosen,
      'network.initialDistribution',
      'training.precision',
      'training.loss',
    ])
    const settled = settle({
      ...base,
      chosen,
      preparation: { ...base.preparation, task: 'regression' },
      network: { ...base.network, hidden: [8], initialDistribution: 'normal' },
      training: { ...base.training, loss: 'huber', precision: 'float64' },
    })
    expect(settled.network.initialDistribution).toBe('normal')
    expect(settled.training).toMatchObject({ loss: 'huber', precision: 'float64' })
    const back = settle({ ...settled, preparation: { ...settled.preparation, task: 'classification' } })
    expect(back.training.loss).toBe('crossEntropy')
  })

  it('gives gradient descent full batches and its own rate, and the mini-batch back afterwards', () => {
    const chosen = new Set<SettingPath>([...base.chosen, 'training.optimizer'])
    const descent = settle({ ...base, chosen, batchRows: 16, training: { ...base.training, optimizer: 'gd' } })
    // 0: by the data.
    expect([descent.training.batchSize, descent.training.learningRate]).toEqual(['full', 0])
    const back = settle({ ...descent, training: { ...descent.training, optimizer: 'adam' } })
    expect([back.training.batchSize, back.training.learningRate]).toEqual([16, 0.03])
  })
})

describe('draftOfSpec', () => {
  it('gives back the spec it was made from', () => {
    const spec = fakeSpec({
      preparation: {
        columns: { exam_1: { missing: 'median', indicator: true } },
        ...{ degree: 2, interactions: [['exam_1', 'exam_2']], split: 'folds', splitColumn: 'school' },
        ...{ folds: 4, repeats: 2, fold: 7, stratify: false },
      },
      network: { hidden: [4], activation: 'relu' },
      seed: 12,
    })
    const { preparation, network, training, seed } = settle(draftOfSpec(spec))
    expect({
      version: specVersion,
      dataset: spec.dataset,
      reading: null,
      preparation,
      network,
      training,
      seed,
    }).toEqual(spec)
  })

  it('keeps the split where the seed is changed, whether or not they were alike', () => {
    for (const splitSeed of [3, 9]) {
      const draft = draftOfSpec(fakeSpec({ preparation: { splitSeed }, seed: 3 }))
      expect(settle({ ...draft, seed: 12 }).preparation.splitSeed).toBe(splitSeed)
    }
    const fresh = defaultDraft(fakeDataset())
    expect(settle({ ...fresh, seed: 12 }).preparation.splitSeed).toBe(1)
  })

  it('keeps a full batch with adam as a choice', () => {
    expect(settle(draftOfSpec(fakeSpec({ training: { batchSize: 'full' } }))).training.batchSize).toBe('full')
  })
})
