import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { defaultPreparation, defaultSeed, defaultTraining } from '@shared/spec/defaults'
import { runSpecSchema } from '@shared/spec/runSpec'
import { checkFlags, specOf } from '../../../../electron/cli/flags/specOf'
import { type TrainFlags, addTrainFlags } from '../../../../electron/cli/flags/trainFlags'
import { exampleDataset } from '../../../support/examples'

/** The flags of a command line, as commander reads them. */
const read = (...words: string[]): TrainFlags =>
  addTrainFlags(new Command())
    .exitOverride()
    .parse(['--target', 'y', ...words], { from: 'user' })
    .opts()

const flags = read()
const spec = (changes: Partial<TrainFlags>) => specOf(exampleDataset, { ...flags, ...changes })

describe('specOf', () => {
  it('is a valid RunSpec, with every usable feature', () => {
    expect(runSpecSchema.parse(spec({}))).toMatchObject({
      dataset: exampleDataset.id,
      preparation: { target: 'y', features: ['x'] },
      network: { hidden: [], initialisation: 'zeros' },
      training: { learningRate: 0.03, batchSize: 32 },
    })
  })

  it('is what the screen begins with where no flag is given', () => {
    const { preparation, training, seed } = spec({})
    expect({ ...preparation, ...{ target: '', features: [] } }).toEqual({
      ...defaultPreparation,
      ...{ target: '', features: [] },
    })
    expect(training).toEqual(defaultTraining)
    expect(seed).toBe(defaultSeed)
  })

  it('has a flag for every setting', () => {
    const words =
      '--features x --task regression --weights w --standardize robust --missing impute --validation 0.3 --test 0.1 ' +
      '--column x:missing=median,transform=log --degree 2 --interactions x*x --split folds --no-stratify ' +
      '--split-column g --folds 4 --repeats 3 --fold 12 ' +
      '--hidden 8,4 --activation gelu --init lecun --init-distribution uniform --loss huber --huber-delta 1.5 ' +
      '--optimizer nesterov --learning-rate 0.2 --momentum 0.8 --schedule step --schedule-epochs 20 ' +
      '--schedule-factor 0.3 --warmup 4 --clip 2 --epochs 70 --batch-size 16 --l1 0.1 --l2 0.2 --dropout 0.4 ' +
      '--weight-decay 0.05 --class-weights a=2,b=0.5 --patience 6 --tolerance 1e-5 --precision float64 --seed 9'
    const given = specOf(exampleDataset, read(...words.split(' ')))
    expect(runSpecSchema.parse(given)).toEqual({
      version: 3,
      dataset: exampleDataset.id,
      reading: exampleDataset.reading,
      preparation: {
        ...{ task: 'regression', target: 'y', weights: 'w', features: ['x'], standardization: 'robust' },
        ...{ missing: 'impute', validationShare: 0.3, testShare: 0.1 },
        ...{ columns: { x: { missing: 'median', transform: 'log' } }, degree: 2, interactions: [['x', 'x']] },
        ...{ split: 'folds', stratify: false, splitColumn: 'g', folds: 4, repeats: 3, fold: 11 },
      },
      network: { hidden: [8, 4], activation: 'gelu', initialisation: 'lecun', initialDistribution: 'uniform' },
      training: {
        ...{ loss: 'huber', huberDelta: 1.5, optimizer: 'nesterov', learningRate: 0.2, momentum: 0.8 },
        ...{ schedule: 'step', scheduleEpochs: 20, scheduleFactor: 0.3, warmup: 4, clip: 2, epochs: 70, batchSize: 16 },
        ...{ l1: 0.1, l2: 0.2, dropout: 0.4, weightDecay: 0.05, classWeights: { a: 2, b: 0.5 } },
        ...{ patience: 6, tolerance: 1e-5, precision: 'float64' },
      },
      seed: 9,
    })
  })

  it('takes the loss that goes with the task, and the precision that goes with the network', () => {
    expect(spec({ task: 'regression' }).training.loss).toBe('squaredError')
    expect(spec({ hidden: '3' }).training.precision).toBe('float32')
    expect(spec({ optimizer: 'lbfgs' }).training).toMatchObject({ learningRate: 1, batchSize: 'full' })
    expect(spec({ hidden: '3', activation: 'relu' }).network.initialDistribution).toBe('normal')
    expect(spec({ hidden: '3', activation: 'relu', init: 'glorot' }).network.initialDistribution).toBe('uniform')
  })

  it('reads weights of classes, whose names may hold an =', () => {
    expect(spec({ classWeights: 'balanced' }).training.classWeights).toBe('balanced')
    expect(spec({ classWeights: 'a=b=2, none=1' }).training.classWeights).toEqual({ 'a=b': 2, none: 1 })
    for (const text of ['a', '=2', 'a=b']) {
      expect(() => spec({ classWeights: text })).toThrow('--class-weights must be')
    }
  })

  it('does not take the column of weights for a feature', () => {
    const [x, y] = exampleDataset.columns
    const withWeights = { ...exampleDataset, columns: [x!, { ...x!, name: 'w' }, y!] }
    expect(specOf(withWeights, flags).preparation.features).toEqual(['x', 'w'])
    expect(specOf(withWeights, read('--weights', 'w')).preparation.features).toEqual(['x'])
  })

  it('reads lists, with blanks', () => {
    expect(spec({ hidden: '8, 4', features: ' a ,b' })).toMatchObject({
      network: { hidden: [8, 4], initialisation: 'glorot' },
      preparation: { features: ['a', 'b'] },
    })
  })

  it('takes what goes with the optimizer and the activation', () => {
    expect(spec({ optimizer: 'gd' }).training).toMatchObject({ learningRate: 0.5, batchSize: 'full' })
    expect(spec({ optimizer: 'sgd' }).training).toMatchObject({ learningRate: 0.1, batchSize: 32 })
    expect(spec({ hidden: '3', activation: 'relu' }).network.initialisation).toBe('he')
    expect(spec({ hidden: '3', init: 'zeros', batchSize: 'full', learningRate: '2e-3' })).toMatchObject({
      network: { initialisation: 'zeros' },
      training: { batchSize: 'full', learningRate: 0.002 },
    })
  })

  it.each([
    [{ epochs: 'many' }, '--epochs must be a number, not "many"'],
    [{ hidden: '8,x' }, '--hidden must be a number, not "x"'],
    [{ seed: ' ' }, '--seed must be a number'],
    [{ batchSize: 'half' }, '--batch-size must be a number'],
  ])('names the flag that is no number: %j', (changes, message) => {
    expect(() => spec(changes)).toThrow(message)
  })

  it.each([
    [['--momentum', '1'], '--momentum must be at most 0.9999'],
    [['--class-weights', 'a=-1'], '--class-weights must be 0 or more'],
    [['--optimizer', 'lbfgs', '--batch-size', '8'], '--batch-size: this optimizer takes every row each step'],
    [['--task', 'regression', '--loss', 'crossEntropy'], '--loss must be cross-entropy for classes'],
    [['--patience', '5', '--validation', '0'], '--patience needs validation rows'],
    [
      ['--optimizer', 'newton', '--hidden', '4'],
      "--optimizer: Newton's method is for logistic and linear regression: remove the hidden layers",
    ],
    [['--weights', 'y'], '--weights must be neither the target nor a feature'],
    [['--split', 'grouped'], '--split-column must name the column by which rows are split'],
    [['--split', 'folds', '--folds', '1'], '--folds must be 2 or more'],
    [['--degree', '4'], '--degree must be at most 3'],
    [['--features', 'a', '--interactions', 'a*b'], '--interactions must be pairs of features'],
    [['--column', 'x: rare-below=-1'], '--column x: must be 0 or more'],
  ])('refuses %j before a file is read, by the flag', (words, message) => {
    expect(() => checkFlags(read(...words))).toThrow(message)
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

  it('says so where there is no feature to train on', () => {
    const [, target] = exampleDataset.columns
    const alone = { ...exampleDataset, columns: target ? [target] : [] }
    expect(() => specOf(alone, flags)).toThrow('no usable feature besides y')
  })
})
