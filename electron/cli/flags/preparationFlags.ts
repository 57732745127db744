import { type Command, Option } from 'commander'
import { defaultPreparation } from '@shared/spec/defaults'
import { LabError } from '@shared/contract/labError'
import {
  type MissingRule,
  type PreparationSpec,
  type SplitKind,
  type Standardization,
  type Task,
  missingRules,
  splitKinds,
  standardizations,
  tasks,
} from '@shared/spec/runSpec'
import { columnRulesOf } from './columnFlag'
import { choice, number, numberOf } from './flagKinds'
import { plainWord, splitWords } from './quotedWords'

/** The flags of the preparation as commander hands them over. */
export interface PreparationFlags {
  target: string
  features?: string
  task: Task
  weights?: string
  standardize: Standardization
  missing: MissingRule
  column?: string[]
  degree: string
  interactions?: string
  split?: SplitKind
  stratify: boolean
  splitColumn?: string
  folds: string
  repeats: string
  fold?: string
  allFolds?: boolean
  validation: string
  test: string
}

export function addPreparationFlags(command: Command): void {
  const standard = defaultPreparation
  const options = [
    new Option('--target <name>', 'the column to predict').makeOptionMandatory(),
    new Option('--features <names>', 'columns to predict from, comma separated (default: every usable one)'),
    choice('--task <what>', 'whether the target is a class or a number', tasks, standard.task),
    new Option('--weights <name>', 'a column of numbers, 0 or more, by which rows count (default: all count once)'),
    choice('--standardize <how>', 'how numbers are scaled', standardizations, standard.standardization),
    choice('--missing <rule>', 'rows with missing features', missingRules, standard.missing),
    new Option(
      '--column <rule>',
      'what one feature does otherwise, like "income: missing=median, transform=log, indicator"; may be given again',
    ).argParser((text: string, given: string[] | undefined) => [...(given ?? []), text]),
    number('--degree <n>', 'products of up to so many numbers enter too', standard.degree),
    new Option('--interactions <pairs>', 'products of two features that enter too, like "a*b,c*d"'),
    choice('--split <how>', `how rows get to parts (default: ${standard.split})`, splitKinds),
    new Option('--no-stratify', 'parts need not have their share of every class'),
    new Option('--split-column <name>', 'grouped: rows of equal value stay together; time: its order; folds: grouped'),
    number('--folds <n>', 'folds: how many', standard.folds),
    number('--repeats <n>', 'folds: how often they are drawn anew', standard.repeats),
    new Option('--fold <n>', 'folds: which one validates, from 1 to folds times repeats (default: 1)'),
    new Option('--all-folds', 'train once for each fold, and say how the validation metrics vary'),
    number('--validation <share>', 'share of the rows for validation', standard.validationShare),
    number('--test <share>', 'share of the rows for the test', standard.testShare),
  ]
  for (const option of options) command.addOption(option)
}

/** @throws LabError `bad-setting` that names the flag */
export function preparationOf(features: string[], flags: PreparationFlags): PreparationSpec {
  const folds = numberOf(flags.folds, '--folds')
  const repeats = numberOf(flags.repeats, '--repeats')
  return {
    task: flags.task,
    target: flags.target,
    weights: emptyIsNull(flags.weights),
    features,
    standardization: flags.standardize,
    missing: flags.missing,
    columns: columnRulesOf(flags.column ?? []),
    degree: numberOf(flags.degree, '--degree'),
    interactions: interactionsOf(flags.interactions),
    split: splitOf(flags),
    stratify: flags.stratify,
    splitColumn: emptyIsNull(flags.splitColumn),
    folds,
    repeats,
    fold: foldOf(flags.fold, folds * repeats),
    validationShare: numberOf(flags.validation, '--validation'),
    testShare: numberOf(flags.test, '--test'),
  }
}

const emptyIsNull = (text: string | undefined) => (text === undefined || text === '' ? null : text)

function splitOf({ split, allFolds, fold }: PreparationFlags): SplitKind {
  if (allFolds !== true) return split ?? defaultPreparation.split
  if (split !== undefined && split !== 'folds') {
    throw new LabError('bad-setting', `--all-folds goes with --split folds, not with --split ${split}.`)
  }
  if (fold !== undefined) throw new LabError('bad-setting', '--all-folds trains every fold: leave --fold out.')
  return 'folds'
}

/** On the command line folds count from 1, as on screen. */
function foldOf(text: string | undefined, count: number): number {
  if (text === undefined) return defaultPreparation.fold
  const fold = numberOf(text, '--fold')
  if (Number.isInteger(fold) && fold >= 1 && fold <= count) return fold - 1
  throw new LabError('bad-setting', `--fold must be a whole number from 1 to ${count} (folds times repeats).`)
}

/** @throws LabError `bad-setting` that names the flag */
export function interactionsOf(text = ''): [string, string][] {
  const pairs = splitWords(text, ',').filter((pair) => pair !== '')
  return pairs.map((pair) => {
    const [first = '', second = '', ...more] = splitWords(pair, '*').map(plainWord)
    if (first !== '' && second !== '' && more.length === 0) return [first, second]
    throw new LabError('bad-setting', `--interactions must be pairs like a*b, comma separated, not "${pair}".`)
  })
}
