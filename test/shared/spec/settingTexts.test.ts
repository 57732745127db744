import { describe, expect, it } from 'vitest'
import { changedText, differingSettings, foldText, settingTexts } from '@shared/spec/settingTexts'
import { settingPaths } from '@shared/spec/settings/table'
import { fakeSpec } from '../../support/fakeBridge'

const tanh = fakeSpec({ network: { hidden: [8], initialisation: 'glorot' }, training: { precision: 'float32' } })
const withTraining = (training: Partial<typeof tanh.training>) => ({
  ...tanh,
  training: { ...tanh.training, ...training },
})

describe('differingSettings', () => {
  it('lists only what is not alike, with a text for each spec', () => {
    expect(differingSettings([tanh, withTraining({ learningRate: 0.3 }), tanh])).toEqual([
      { path: 'training.learningRate', label: 'Learning rate', values: ['0.03', '0.3', '0.03'] },
    ])
  })

  it('does not count what has no effect: an activation without layers, a momentum of Adam', () => {
    const relu = fakeSpec({ network: { activation: 'relu' } })
    expect(differingSettings([fakeSpec(), relu])).toEqual([])
    expect(differingSettings([tanh, withTraining({ momentum: 0.5, weightDecay: 3, huberDelta: 9 })])).toEqual([])
  })

  it('counts what some runs have and is not as by default, and leaves out what follows from the optimizer', () => {
    const momentum = withTraining({ optimizer: 'momentum', dropout: 0.2 })
    expect(differingSettings([fakeSpec(), momentum]).map(({ path, values }) => [path, ...values])).toEqual([
      ['network.hidden', 'none', '8'],
      ['network.initialisation', 'zeros', 'Glorot'],
      ['training.optimizer', 'Adam', 'momentum'],
      ['training.dropout', '–', '0.2'],
      ['training.precision', 'float64', 'float32'],
    ])
    const slower = { ...momentum, training: { ...momentum.training, momentum: 0.5 } }
    expect(differingSettings([tanh, slower])).toContainEqual({
      path: 'training.momentum',
      label: 'Momentum',
      values: ['–', '0.5'],
    })
  })

  it('is empty for one spec and for none', () => {
    expect([differingSettings([tanh]), differingSettings([])]).toEqual([[], []])
  })
})

it('names every setting of a spec', () => {
  expect([...settingTexts(tanh).keys()]).toEqual(settingPaths)
})

it('writes rules, products and the split as they are read', () => {
  const texts = settingTexts(
    fakeSpec({
      preparation: {
        columns: { exam_1: { missing: 'median', transform: 'log' }, exam_2: { standardization: 'none' } },
        ...{ degree: 2, interactions: [['exam_1', 'exam_2']], split: 'folds', splitColumn: 'school' },
        ...{ folds: 4, repeats: 2, fold: 6 },
      },
    }),
  )
  const of = (path: string) => [...texts].find(([name]) => name === `preparation.${path}`)?.[1]
  expect(['columns', 'degree', 'interactions', 'split', 'stratify', 'splitColumn'].map(of)).toEqual([
    'exam_1: median, log; exam_2: not standardized',
    '2',
    'exam_1 × exam_2',
    'folds',
    '–',
    'school',
  ])
  expect(['folds', 'repeats', 'fold', 'validationShare'].map(of)).toEqual(['4', '2', 'repeat 2, fold 3 of 4', '–'])
})

it('tells a spec with a rule from one without', () => {
  const ruled = fakeSpec({ preparation: { columns: { exam_1: { missing: 'median' } } } })
  expect(differingSettings([fakeSpec(), ruled])).toEqual([
    { path: 'preparation.columns', label: 'Feature rules', values: ['–', 'exam_1: median'] },
  ])
})

describe('changedText', () => {
  const paths = ['training.l1', 'training.l2', 'training.dropout', 'training.weightDecay'] as const
  it('says what is set away from the default and has an effect', () => {
    expect(changedText(withTraining({ l2: 0.01, dropout: 0.2, weightDecay: 9 }), paths)).toBe('L2 0.01, dropout 0.2')
  })

  it('is empty where all is as by default, or nothing can be read yet', () => {
    expect(changedText(tanh, paths)).toBe('')
    expect(changedText(withTraining({ l2: NaN }), paths)).toBe('')
  })

  it('knows that defaults follow from other settings', () => {
    const full = { ...tanh.training, optimizer: 'gd', batchSize: 'full', learningRate: 0.5 } as const
    const followers = ['training.learningRate', 'training.batchSize', 'training.precision'] as const
    expect(changedText({ ...tanh, training: full }, followers)).toBe('')
    expect(changedText({ ...tanh, training: { ...full, precision: 'float64' } }, followers)).toBe('precision float64')
  })

  it('writes the weight of each class', () => {
    const weighted = withTraining({ classWeights: { no: 1, yes: 2.5 } })
    expect(changedText(weighted, ['training.classWeights'])).toBe('class weights no: 1, yes: 2.5')
  })
})

it('counts folds from 1, and repeats where there are several', () => {
  expect(foldText({ fold: 1, folds: 5, repeats: 1 })).toBe('fold 2 of 5')
  expect(foldText({ fold: 9, folds: 5, repeats: 2 })).toBe('repeat 2, fold 5 of 5')
})
