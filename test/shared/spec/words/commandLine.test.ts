import { execFileSync } from 'node:child_process'
import { Command } from 'commander'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultReading } from '@shared/spec/reading'
import { relevantSettings } from '@shared/spec/relevantSettings'
import { settingTexts } from '@shared/spec/settingTexts'
import { valueAt } from '@shared/spec/settings/table'
import { commandLine, shellWord } from '@shared/spec/words/commandLine'
import { specOf } from '../../../../electron/cli/flags/specOf'
import { type TrainFlags, addTrainFlags } from '../../../../electron/cli/flags/trainFlags'
import { defaultTraining } from '../../../support/defaults'
import { fakeDataset, fakeSpec } from '../../../support/fakeBridge'
import { specArbitrary } from '../../../support/specArbitrary'

describe('commandLine', () => {
  it('writes the columns, and nothing that is as by default', () => {
    expect(commandLine(fakeSpec({ training: defaultTraining }), 'admissions.csv')).toBe(
      'logit-lab train admissions.csv --target admitted --features exam_1,exam_2',
    )
    // He's initialisation, its distribution and float32 follow from the layers and the ReLU.
    const relu = fakeSpec({
      network: { hidden: [16, 8], activation: 'relu', initialisation: 'he', initialDistribution: 'normal' },
      training: { precision: 'float32', schedule: 'cosine', patience: 50 },
      preparation: { splitSeed: 5 },
      seed: 5,
    })
    expect(commandLine(relu, 'a.csv')).toBe(
      'logit-lab train a.csv --target admitted --features exam_1,exam_2 --hidden 16,8 --activation relu --seed 5',
    )
  })

  it('has a flag for every setting that has an effect', () => {
    const spec = fakeSpec({
      preparation: {
        task: 'regression',
        weights: 'times',
        standardization: 'robust',
        missing: 'impute',
        validationShare: 0.1,
        testShare: 0.3,
        columns: { exam_1: { missing: 'median', transform: 'log' } },
        degree: 3,
        interactions: [['exam_1', 'exam_2']],
        split: 'grouped',
        splitColumn: 'school',
        splitSeed: 7,
      },
      network: { hidden: [4], activation: 'leakyRelu', initialisation: 'lecun', initialDistribution: 'uniform' },
      training: {
        loss: 'huber',
        huberDelta: 2,
        optimizer: 'nesterov',
        learningRate: 0.1,
        momentum: 0.8,
        schedule: 'step',
        scheduleEpochs: 20,
        scheduleFactor: 0.1,
        warmup: 3,
        clip: 5,
        epochs: 40,
        batchSize: 'full',
        l1: 0.1,
        l2: 0.2,
        dropout: 0.3,
        patience: 7,
        precision: 'float64',
      },
      seed: 9,
    })
    expect(commandLine(spec, 'a.csv').split(' --').slice(2)).toEqual([
      'task regression',
      'features exam_1,exam_2',
      'standardize robust',
      'missing impute',
      "column 'exam_1: missing=median, transform=log'",
      'degree 3',
      "interactions 'exam_1*exam_2'",
      'split grouped',
      'split-column school',
      'validation 0.1',
      'test 0.3',
      'split-seed 7',
      'weights times',
      'hidden 4',
      'activation leakyRelu',
      'init lecun',
      'init-distribution uniform',
      'loss huber',
      'huber-delta 2',
      'optimizer nesterov',
      'learning-rate 0.1',
      'momentum 0.8',
      'epochs 40',
      'batch-size full',
      'schedule step',
      'schedule-epochs 20',
      'schedule-factor 0.1',
      'warmup 3',
      'clip 5',
      'l1 0.1',
      'l2 0.2',
      'dropout 0.3',
      'patience 7',
      'precision float64',
      'seed 9',
    ])
    const others = { optimizer: 'adamw', weightDecay: 0.5, classWeights: { no: 1, yes: 2.5 } } as const
    expect(commandLine(fakeSpec({ training: others }), 'a.csv')).toMatch(
      / --optimizer adamw --weight-decay 0\.5 --class-weights no=1,yes=2\.5$/,
    )
    const folds = { split: 'folds', folds: 4, repeats: 3, fold: 10, stratify: false } as const
    expect(commandLine(fakeSpec({ preparation: folds, training: defaultTraining }), 'a.csv')).toMatch(
      / --split folds --folds 4 --repeats 3 --fold 11 --no-stratify$/,
    )
    const newton = { optimizer: 'newton', tolerance: 1e-6, epochs: defaultTraining.epochs, batchSize: 'full' } as const
    expect(commandLine(fakeSpec({ training: newton }), 'a.csv')).toMatch(/ --optimizer newton --tolerance 0\.000001$/)
  })

  it('leaves out what has no effect', () => {
    const unused = { momentum: 0.5, weightDecay: 3, huberDelta: 9, tolerance: 0.1, scheduleFactor: 0.9 }
    expect(commandLine(fakeSpec({ training: unused }), 'a.csv')).toBe(commandLine(fakeSpec(), 'a.csv'))
  })

  it('leaves --hidden out for logistic regression, and quotes names', () => {
    const preparation = { ...fakeSpec().preparation, target: 'was admitted', features: ['exam 1'] }
    const line = commandLine(fakeSpec({ preparation }), "Ann's data.csv")
    expect(line).not.toContain('--hidden')
    expect(line).toContain(`train 'Ann'\\''s data.csv' --target 'was admitted' --features 'exam 1'`)
  })

  it('says how a file is read where that was overruled, and else leaves it to the file', () => {
    const reading = {
      ...defaultReading,
      delimiter: ';',
      decimal: ',',
      missingWords: [],
      types: { zip: 'identifier' },
    } as const
    const spec = { ...fakeSpec(), reading: { ...reading, missingWords: [...reading.missingWords] } }
    expect(commandLine(spec, 'a.csv')).not.toContain('--delimiter')
    expect(commandLine(spec, 'a.csv', true)).toMatch(
      / --encoding utf-8 --delimiter semicolon --quote double --header --decimal comma --thousands none --comment '' --missing-words '' --date-order ymd --ragged-rows refuse --type zip=identifier --quote-escape doubled --skip-lines 0 --label-rows 0 --repeated-headers keep --leave-out-rows ''$/,
    )
    expect(commandLine({ ...spec, reading: null }, 'a.csv', true)).not.toContain('--delimiter')
  })

  it('fits names and classes of any kind, in quotes of its own where they have marks', () => {
    const preparation = { ...fakeSpec().preparation, features: ['a,b', ' c', 'd'] }
    expect(commandLine(fakeSpec({ preparation }), 'f.csv')).toContain(` --features '"a,b"," c",d'`)
    const weights = (name: string) =>
      commandLine(fakeSpec({ training: { classWeights: { [name]: 2 } } }), 'f.csv').split('--class-weights ')[1]
    expect(['a,b', ' a', 'a b', 'a=b', 'yes'].map(weights)).toEqual([
      `'"a,b"=2'`,
      `'" a"=2'`,
      "'a b=2'",
      `'"a=b"=2'`,
      'yes=2',
    ])
  })

  it('has the seed of the split where it is not that of training', () => {
    const line = (seed: number, splitSeed: number) =>
      commandLine(fakeSpec({ preparation: { splitSeed }, training: defaultTraining, seed }), 'a.csv')
        .split(' --')
        .slice(3)
    expect([line(5, 5), line(5, 1), line(1, 5)]).toEqual([['seed 5'], ['split-seed 1', 'seed 5'], ['split-seed 5']])
  })

  it('has the event of two classes, of earlier runs the class that it was', () => {
    const eventIn = (
      event: string | null,
      classes: string[],
      task: 'classification' | 'regression' = 'classification',
    ) =>
      commandLine(fakeSpec({ preparation: { event, task } }), 'a.csv', false, classes)
        .split(' --event ')[1]
        ?.split(' --')[0]
    expect([eventIn('case', []), eventIn(null, ['case', 'control'])]).toEqual(['case', 'control'])
    expect([eventIn(null, ['a', 'b', 'c']), eventIn(null, []), eventIn('a', [], 'regression')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('leaves out a rule that says nothing', () => {
    expect(commandLine(fakeSpec({ preparation: { columns: { exam_1: {} } } }), 'a.csv')).not.toContain('--column')
  })
})

describe('a command line', () => {
  /** The words of a line as a POSIX shell parts them. */
  const wordsOf = (line: string): string[] =>
    [...line.matchAll(/(?:'[^']*'|\\'|[^\s'\\])+/g)].map(([word]) =>
      word.replaceAll(/'([^']*)'|\\'/g, (_, quoted: string | undefined) => quoted ?? "'"),
    )
  const read = (line: string): TrainFlags =>
    addTrainFlags(new Command())
      .argument('<file>')
      .exitOverride()
      .parse(wordsOf(line).slice(2), { from: 'user' })
      .opts()

  it('is read back by `logit-lab train` as the same experiment, whatever is chosen and whatever columns are called', () => {
    fc.assert(
      fc.property(specArbitrary, ({ spec, columns }) => {
        const again = specOf({ ...fakeDataset({ columns }), id: spec.dataset }, read(commandLine(spec, 'a.csv')))
        const relevant = relevantSettings(spec)
        expect(relevantSettings(again)).toEqual(relevant)
        for (const path of relevant) expect(valueAt(again, path), path).toEqual(valueAt(spec, path))
        expect(settingTexts(again)).toEqual(settingTexts(spec))
      }),
      { numRuns: 500, seed: 5 },
    )
  })
})

describe('shellWord', () => {
  it('is read back unchanged by a shell', () => {
    const words = fc.sample(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => !text.includes('\0')),
      { numRuns: 60, seed: 1 },
    )
    const awkward = ['$HOME', '`id`', "it's", '--seed', 'a b', '*', 'a"b', '\\', 'ü', '~']
    const all = [...awkward, ...words]
    const read = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${all.map(shellWord).join(' ')}`], { encoding: 'utf8' })
    expect(read.split('\0').slice(0, -1)).toEqual(all)
  })
})
