import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { problemOf } from '@shared/contract/labError'
import { defaultNetwork, defaultPreparation, defaultSeed, defaultTraining } from '../../../support/defaults'
import { runSpecSchema } from '@shared/spec/runSpecSchema'
import { specVersion } from '@shared/spec/upgradeSpec'
import { withFlag } from '../../../../electron/cli/flags/flagNames'
import { checkFlags, specOf } from '../../../../electron/cli/flags/specOf'
import { type TrainFlags, addTrainFlags } from '../../../../electron/cli/flags/trainFlags'
import { exampleDataset } from '../../../support/examples'
import { fakeCategory, fakeColumn, fakeDataset } from '../../../support/fakeBridge'

/** The flags of a command line, as commander reads them. */
const read = (...words: string[]): TrainFlags =>
  addTrainFlags(new Command())
    .exitOverride()
    .parse(['--target', 'y', ...words], { from: 'user' })
    .opts()

/** Numbers that can be features or weights, and a target of two classes. */
const dataset = fakeDataset({
  columns: [
    ...['x', 'a', 'b', 'w', 'g'].map((name) => fakeColumn(name)),
    fakeCategory('c', ['low', 'mid', 'high']),
    fakeColumn('d', { type: 'date' }),
    fakeColumn('y', { distinct: 2, levels: ['a', 'b'] }),
  ],
})
const specFor = (...words: string[]) => specOf(dataset, read(...words))
/** What a person reads who is refused. */
const refusalOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return withFlag(problemOf(error))
  }
  return null
}
const flags = read()

describe('specOf', () => {
  it('is a valid RunSpec, with every usable feature', () => {
    expect(runSpecSchema.parse(specOf(exampleDataset, flags))).toMatchObject({
      dataset: exampleDataset.id,
      preparation: { target: 'y', features: ['x'] },
      network: { hidden: [], initialisation: 'zeros' },
      training: { optimizer: 'lbfgs', learningRate: 1, batchSize: 'full' },
    })
  })

  it('is what the screen begins with where no flag is given', () => {
    const { preparation, network, training, seed } = specFor()
    expect({ ...preparation, ...{ target: '', event: null, features: [] } }).toEqual({
      ...defaultPreparation,
      ...{ target: '', features: [] },
    })
    expect([network, training]).toEqual([defaultNetwork, defaultTraining])
    expect(seed).toBe(defaultSeed)
  })

  it('has a flag for every setting', () => {
    const words =
      '--event a --features x --task regression --weights w --standardize robust --missing impute --validation 0.3 --test 0.1 ' +
      '--column x:missing=median,transform=log --degree 2 --interactions x*x --split folds --no-stratify ' +
      '--split-column g --folds 4 --repeats 3 --fold 12 ' +
      '--hidden 8,4 --activation gelu --init lecun --init-distribution uniform --loss huber --huber-delta 1.5 ' +
      '--optimizer nesterov --learning-rate 0.2 --momentum 0.8 --schedule step --schedule-epochs 20 ' +
      '--schedule-factor 0.3 --warmup 4 --clip 2 --epochs 70 --batch-size 16 --l1 0.1 --l2 0.2 --dropout 0.4 ' +
      '--weight-decay 0.05 --label-smoothing 0.1 --class-weights a=2,b=0.5 --patience 6 --tolerance 1e-5 --precision float64 --seed 9 --split-seed 3'
    const given = specFor(...words.split(' '))
    expect(runSpecSchema.parse(given)).toEqual({
      version: specVersion,
      dataset: dataset.id,
      reading: dataset.reading,
      preparation: {
        ...{ task: 'regression', target: 'y', event: 'a', weights: 'w', features: ['x'], standardization: 'robust' },
        ...{ missing: 'impute', validationShare: 0.3, testShare: 0.1 },
        ...{ columns: { x: { missing: 'median', transform: 'log' } }, degree: 2, interactions: [['x', 'x']] },
        ...{ split: 'folds', stratify: false, splitColumn: 'g', folds: 4, repeats: 3, fold: 11, splitSeed: 3 },
      },
      network: { hidden: [8, 4], activation: 'gelu', initialisation: 'lecun', initialDistribution: 'uniform' },
      training: {
        ...{ loss: 'huber', huberDelta: 1.5, optimizer: 'nesterov', learningRate: 0.2, momentum: 0.8 },
        ...{ schedule: 'step', scheduleEpochs: 20, scheduleFactor: 0.3, warmup: 4, clip: 2, epochs: 70, batchSize: 16 },
        ...{ l1: 0.1, l2: 0.2, dropout: 0.4, weightDecay: 0.05, labelSmoothing: 0.1, classWeights: { a: 2, b: 0.5 } },
        ...{ patience: 6, tolerance: 1e-5, precision: 'float64' },
      },
      seed: 9,
    })
  })

  it('takes the class that says yes for the event, unless one is named, which has to be there', () => {
    const answers = ['maybe', 'no', 'yes']
    const of = (levels: string[], ...words: string[]) =>
      specOf(
        fakeDataset({ columns: [fakeColumn('x'), fakeCategory('y', levels, { distinct: levels.length })] }),
        read(...words),
      ).preparation.event
    expect([of(['no', 'yes']), of(['case', 'control']), of(['a', 'b']), of(answers)]).toEqual([
      'yes',
      'case',
      'b',
      null,
    ])
    expect([of(['no', 'yes'], '--event', 'no'), of(answers, '--event', 'maybe')]).toEqual(['no', 'maybe'])
    expect(refusalOf(() => of(['no', 'yes'], '--event', 'Yes'))).toMatchObject({
      code: 'bad-setting',
      path: ['preparation', 'event'],
      message: '--event: Yes is not a class of y, which has no, yes. Choose one of them.',
    })
    expect(of(['no', 'yes'], '--event', '')).toBeNull()
  })

  it('takes the loss that goes with the task, and the precision that goes with the network', () => {
    expect(specFor('--task', 'regression').training.loss).toBe('squaredError')
    expect(specFor('--hidden', '3').training.precision).toBe('float32')
    expect(specFor('--optimizer', 'lbfgs').training).toMatchObject({ learningRate: 1, batchSize: 'full' })
    const relu = ['--hidden', '3', '--activation', 'relu']
    expect(specFor(...relu).network.initialDistribution).toBe('normal')
    expect(specFor(...relu, '--init', 'glorot').network.initialDistribution).toBe('uniform')
    expect(specFor(...relu, '--init', 'lecun').network.initialDistribution).toBe('normal')
  })

  it('splits by the seed of training unless the split has its own', () => {
    expect(specFor('--seed', '7')).toMatchObject({ seed: 7, preparation: { splitSeed: 7 } })
    expect(specFor('--seed', '7', '--split-seed', '1')).toMatchObject({ seed: 7, preparation: { splitSeed: 1 } })
    expect(specFor('--split-seed', '4')).toMatchObject({ seed: 1, preparation: { splitSeed: 4 } })
  })

  it('reads weights of classes', () => {
    expect(specFor('--class-weights', 'balanced').training.classWeights).toBe('balanced')
    expect(specFor('--class-weights', 'a=2, b=1').training.classWeights).toEqual({ a: 2, b: 1 })
    for (const text of ['a', '=2', 'a=b']) {
      expect(refusalOf(() => specFor('--class-weights', text))?.message).toMatch(/^--class-weights: Enter /)
    }
  })

  it('counts folds from 1, over all repeats', () => {
    const folds = ['--split', 'folds', '--folds', '4', '--repeats', '2']
    expect(specFor(...folds).preparation).toMatchObject({ split: 'folds', folds: 4, repeats: 2, fold: 0 })
    expect(specFor(...folds, '--fold', '8').preparation.fold).toBe(7)
    expect(refusalOf(() => specFor(...folds, '--fold', '9'))?.message).toBe(
      '--fold: Choose a fold from 1 to 8 (folds times repeats).',
    )
    for (const fold of ['0', '1.5', 'x']) {
      expect(refusalOf(() => specFor(...folds, '--fold', fold))?.message).toMatch(/^--fold: Enter a whole number /)
    }
  })

  it('splits in folds to train them all, and refuses what does not go with that', () => {
    expect(specFor('--all-folds').preparation.split).toBe('folds')
    expect(() => specFor('--all-folds', '--split', 'time')).toThrow('--all-folds goes with --split folds')
    expect(() => specFor('--all-folds', '--fold', '2')).toThrow('leave --fold out')
  })

  it('reads pairs of features, with quotes where a name has a star', () => {
    expect(specFor('--interactions', 'a*b, b*b').preparation.interactions).toEqual([
      ['a', 'b'],
      ['b', 'b'],
    ])
    for (const text of ['a', 'a*', 'a*b*c']) {
      expect(refusalOf(() => specFor('--interactions', text))?.message).toMatch(
        /^--interactions: Write pairs like a\*b, /,
      )
    }
  })

  it('collects the rules of features', () => {
    expect(specFor('--column', 'a: missing=mean', '--column', 'b: transform=log').preparation.columns).toEqual({
      a: { missing: 'mean' },
      b: { transform: 'log' },
    })
    expect(refusalOf(() => specFor('--column', 'a'))?.message).toMatch(/^--column: Write it like /)
  })

  it('does not take the column of weights for a feature', () => {
    const [x, y] = exampleDataset.columns
    const withWeights = { ...exampleDataset, columns: [x!, { ...x!, name: 'w', min: 0 }, y!] }
    expect(specOf(withWeights, flags).preparation.features).toEqual(['x', 'w'])
    expect(specOf(withWeights, read('--weights', 'w')).preparation.features).toEqual(['x'])
  })

  it('reads lists, with blanks', () => {
    expect(specFor('--hidden', '8, 4', '--features', ' a ,b')).toMatchObject({
      network: { hidden: [8, 4], initialisation: 'glorot' },
      preparation: { features: ['a', 'b'] },
    })
  })

  it('takes what goes with the optimizer and the activation', () => {
    expect(specFor('--optimizer', 'gd').training).toMatchObject({ learningRate: 0, batchSize: 'full' })
    expect(specFor('--optimizer', 'sgd').training).toMatchObject({ learningRate: 0, batchSize: 32 })
    expect(specFor('--optimizer', 'gd', '--learning-rate', 'auto').training.learningRate).toBe(0)
    expect(specFor('--optimizer', 'gd', '--hidden', '3').training.learningRate).toBe(0.5)
    expect(specFor('--hidden', '3', '--activation', 'relu').network.initialisation).toBe('he')
    const given = ['--hidden', '3', '--init', 'zeros', '--batch-size', 'full', '--learning-rate', '2e-3']
    expect(specFor(...given)).toMatchObject({
      network: { initialisation: 'zeros' },
      training: { batchSize: 'full', learningRate: 0.002 },
    })
  })

  it.each([
    [['--epochs', 'many'], '--epochs: Enter a whole number from 1 to 100,000.'],
    [['--hidden', '8,x'], '--hidden: Enter a whole number from 1 to 1,024.'],
    [['--seed', ' '], '--seed: Enter a whole number from 0 to 4,294,967,295.'],
    [['--batch-size', 'half'], '--batch-size: Enter a whole number from 1 to 1,000,000, or take full batches.'],
    [['--l2', '1,5'], '--l2: Enter a number from 0 to 1,000.'],
  ])('names the flag that is no number before a file is read: %j', (words, message) => {
    expect(refusalOf(() => checkFlags(read(...words)))?.message).toBe(message)
    expect(refusalOf(() => specFor(...words))?.message).toBe(message)
  })

  it.each<[words: string[], path: (string | number)[], message: RegExp]>([
    [['--momentum', '1'], ['training', 'momentum'], /^--momentum: Enter a number from 0 to 0\.9999\.$/],
    [['--class-weights', 'a=-1'], ['training', 'classWeights', 'a'], /^--class-weights: Enter a number from 0 /],
    [['--optimizer', 'lbfgs', '--batch-size', '8'], ['training', 'batchSize'], /^--batch-size: This optimizer uses /],
    [['--task', 'regression', '--loss', 'crossEntropy'], ['training', 'loss'], /^--loss: Choose cross-entropy for /],
    [['--patience', '5', '--validation', '0'], ['training', 'patience'], /^--patience: Patience needs validation rows/],
    [
      ['--optimizer', 'newton', '--hidden', '4'],
      ['training', 'optimizer'],
      /^--optimizer: Newton's method is for logistic and linear regression: remove the hidden layers/,
    ],
    [['--weights', 'y'], ['preparation', 'weights'], /^--weights: y is the target/],
    [['--split', 'grouped'], ['preparation', 'splitColumn'], /^--split-column: Choose the column /],
    [['--split', 'folds', '--folds', '1'], ['preparation', 'folds'], /^--folds: Enter a whole number from 2 /],
    [['--degree', '7'], ['preparation', 'degree'], /^--degree: Enter a whole number from 1 to 6\.$/],
    [
      ['--features', 'a', '--interactions', 'a*b'],
      ['preparation', 'interactions'],
      /^--interactions: b is not a feature/,
    ],
    [['--column', 'x: rare-below=-1'], ['preparation', 'columns', 'x', 'rareBelow'], /^--column x: Enter a whole /],
    [['--features', ''], ['preparation', 'features'], /^--features: Add at least one feature\.$/],
    [['--target', ''], ['preparation', 'target'], /^--target: Choose a column\.$/],
  ])('refuses %j before a file is read, by the flag', (words, path, message) => {
    const problem = refusalOf(() => checkFlags(read(...words)))
    expect(problem?.path).toEqual(path)
    expect(problem?.message).toMatch(message)
  })

  it.each<[words: string[], path: (string | number)[], message: RegExp]>([
    [['--target', 'z'], ['preparation', 'target'], /^--target: There is no column named z\. The columns are x, a, b,/],
    [['--features', 'x,gone'], ['preparation', 'features'], /^--features: There is no column named gone\./],
    [['--column', 'c: transform=log'], ['preparation', 'columns', 'c', 'transform'], /^--column c: c holds categories/],
    [
      ['--column', 'c: encoding=ordinal, order=low<high'],
      ['preparation', 'columns', 'c', 'order'],
      /^--column c: The order lacks mid\./,
    ],
    [
      ['--features', 'x,d', '--column', 'd: missing=constant, constant=soon'],
      ['preparation', 'columns', 'd', 'constant'],
      /^--column d: Enter a date such as 2024-03-01\.$/,
    ],
    [['--interactions', 'c*c'], ['preparation', 'interactions'], /^--interactions: c times itself adds no information/],
    [['--interactions', 'a*d'], ['preparation', 'interactions'], /^--interactions: d is not a feature/],
    [
      ['--split', 'time', '--split-column', 'c'],
      ['preparation', 'splitColumn'],
      /^--split-column: c holds neither numbers nor dates/,
    ],
    [
      ['--class-weights', 'no=1'],
      ['training', 'classWeights'],
      /^--class-weights: no is not a class of y, which has a, b/,
    ],
  ])('refuses %j by the flag once the columns are known', (words, path, message) => {
    expect(refusalOf(() => checkFlags(read(...words)))).toBeNull()
    const problem = refusalOf(() => specFor(...words))
    expect(problem?.path).toEqual(path)
    expect(problem?.message).toMatch(message)
  })

  it('writes no model where every fold is trained', () => {
    expect(() => checkFlags({ ...read('--all-folds'), out: 'm.json' })).toThrow('--out takes one model')
  })

  it('takes a format only of a file', () => {
    expect(() => checkFlags({ ...read(), format: 'model' })).toThrow('--format says how the file of --out is written')
    expect(() => checkFlags({ ...read(), format: 'model', out: 'm.json' })).not.toThrow()
  })

  it('takes interactions of features that only the file names', () => {
    expect(() => checkFlags(read('--interactions', 'a*b'))).not.toThrow()
  })

  it('says so where there is not a feature to train on', () => {
    const [, target] = exampleDataset.columns
    const alone = { ...exampleDataset, columns: target ? [target] : [] }
    expect(refusalOf(() => specOf(alone, flags))).toMatchObject({
      code: 'bad-features',
      message: expect.stringMatching(
        /^--features: There is no usable feature besides y: it is the only column/,
      ) as string,
    })
  })
})
