import { describe, expect, it } from 'vitest'
import type { SpecChanges } from '../../../support/fakeBridge'
import { found, issuesOf } from './checkBench'

describe('checkSpec', () => {
  it('has nothing to say about the defaults', () => {
    expect(found({})).toEqual([])
  })

  it.each<[string, SpecChanges, path: string, code: string]>([
    [
      'a learning rate of the data where Adam steps',
      { training: { learningRate: 0 } },
      'training.learningRate',
      'no-rate-by-data',
    ],
    ['a negative learning rate', { training: { learningRate: -1 } }, 'training.learningRate', 'range'],
    ['half an epoch', { training: { epochs: 0.5 } }, 'training.epochs', 'range'],
    ['an empty batch size', { training: { batchSize: Number.NaN } }, 'training.batchSize', 'choice'],
    ['a batch of no row', { training: { batchSize: 0 } }, 'training.batchSize', 'range'],
    ['a negative share', { preparation: { validationShare: -0.1 } }, 'preparation.validationShare', 'range'],
    ['no unit in a layer', { network: { hidden: [8, 0] } }, 'network.hidden.1', 'range'],
    ['a ninth layer', { network: { hidden: new Array<number>(9).fill(1) } }, 'network.hidden', 'range'],
    ['a momentum of 1', { training: { momentum: 1 } }, 'training.momentum', 'range'],
    ['a dropout of all', { training: { dropout: 1 } }, 'training.dropout', 'range'],
    ['half an epoch of patience', { training: { patience: 0.5 } }, 'training.patience', 'range'],
    ['one fold', { preparation: { split: 'folds', folds: 1 } }, 'preparation.folds', 'range'],
    ['a seed that is none', { seed: Number.NaN }, 'seed', 'range'],
  ])('refuses %s at its setting', (_, changes, path, code) => {
    expect(found(changes)).toEqual([[path, code]])
    expect(issuesOf(changes)[0]?.message).toMatch(/^(Enter|Choose) .+\.$/)
  })

  it('names a column that is not there, and those that are', () => {
    expect(found({ preparation: { target: 'grade' } })).toEqual([['preparation.target', 'unknown-column']])
    expect(found({ preparation: { features: ['exam_1', 'height'] } })).toEqual([
      ['preparation.features', 'unknown-column'],
    ])
    expect(issuesOf({ preparation: { weights: 'times' } })).toEqual([
      {
        code: 'unknown-column',
        path: ['preparation', 'weights'],
        params: { name: 'times' },
        message:
          'There is no column named times. The columns are exam_1, exam_2, school, year, note, admitted, day, id.',
      },
    ])
  })

  it('tells settings that do not go together, whatever the table', () => {
    expect(found({ network: { hidden: [8] }, training: { optimizer: 'newton', batchSize: 'full' } })).toEqual([
      ['training.optimizer', 'newton-with-layers'],
    ])
    expect(found({ preparation: { weights: 'exam_1' } })).toEqual([['preparation.weights', 'weights-in-use']])
  })

  it('tells everything that is wrong, one issue for each path, what decides on others first', () => {
    const issues = found({
      preparation: { target: '', features: ['note', 'id', 'height'], testShare: Number.NaN },
      training: { epochs: 0, patience: 3.5 },
    })
    expect(issues).toEqual([
      ['preparation.target', 'no-target'],
      ['preparation.features', 'unknown-column'],
      ['preparation.testShare', 'range'],
      ['training.epochs', 'range'],
      ['training.patience', 'range'],
    ])
  })

  it('tells alike in every door what only the screen or only the fitting told before', () => {
    const features = ['exam_1', 'school', 'day']
    expect(found({ preparation: { features, interactions: [['school', 'school']] } })).toEqual([
      ['preparation.interactions', 'square-of-category'],
    ])
    const soon = { day: { missing: 'constant', constant: 'soon' } } as const
    expect(found({ preparation: { features, columns: soon } })).toEqual([
      ['preparation.columns.day.constant', 'constant-not-a-date'],
    ])
    const order: string[] = ['north', 'west']
    expect(found({ preparation: { features, columns: { school: { encoding: 'ordinal', order } } } })).toEqual([
      ['preparation.columns.school.order', 'order-lacks-level'],
    ])
  })

  it('says whole sentences that do not repeat the path', () => {
    const wrong: SpecChanges[] = [
      { preparation: { features: [] }, training: { classWeights: { no: -1 }, epochs: 0 } },
      { preparation: { split: 'time' }, network: { hidden: [0] }, seed: -1 },
      { preparation: { features: ['note'], columns: { note: {}, gone: { missing: 'mean' } } } },
    ]
    for (const { path, message } of wrong.flatMap((changes) => issuesOf(changes))) {
      expect(message).toMatch(/^[A-Za-z_].*\.$/)
      expect(message).not.toContain(path.join('.'))
    }
  })
})
