import { z } from 'zod'
import { missingRules, splitKinds, standardizations, tasks } from '../choices'
import { limits } from '../limits'
import { type ColumnRule, columnRuleSchema, standardizationLabels } from '../rules/ruleTable'
import { drawsRows, splitKindTable } from '../splitKindTable'
import { rulesText } from '../rules/ruleText'
import { flagWord, plainWord, readList, splitWords, writeList } from '../words/quotedWords'
import { IssueError, issueAt } from '../issue'
import { type DrivingSettings, choice, integer, integerSchema, readNumber, share, structure, toggle } from './setting'

const columnName = z
  .string({ error: 'Choose a column.' })
  .min(1, { error: 'Choose a column.' })
  .max(1000, { error: 'A name of a column has at most 1,000 characters.' })

const inFolds = ({ preparation }: DrivingSettings) => splitKindTable[preparation.split].folds

/** How a table becomes matrices: target, features, their rules, and which rows train. */
export const preparationSettings = {
  target: structure<string>({
    schema: columnName,
    initial: '',
    flag: 'target',
    word: '<name>',
    read: (word) => word,
    write: (value) => value,
    text: (value) => value,
    label: 'Target',
    hint: 'The column to predict.',
    explanation: 'A column of 2 to 100 different values can be predicted as classes, a column of numbers as a number.',
    group: 'data',
  }),
  task: choice(tasks, {
    initial: 'classification',
    flag: 'task',
    label: 'Task',
    hint: 'Whether the target is a class or a number.',
    explanation:
      'Classes get a probability each and are trained by the log loss; numbers get a value and are trained by the squared error or the Huber loss.',
    group: 'data',
    labels: { classification: 'classification', regression: 'regression' },
    since: 2,
    earlier: () => 'classification',
  }),
  /** The second of the classes in their order where it is null, as in every run of before this setting was there. */
  event: structure<string | null>({
    schema: z.string({ error: 'Choose a class.' }).min(1, { error: 'Choose a class.' }).nullable(),
    initial: null,
    flag: 'event',
    word: '<class>',
    followsText: 'the class that means yes, else the second',
    read: (word) => (word === '' ? null : word),
    write: (value) => value ?? '',
    text: (value) => value ?? 'not chosen',
    label: 'Event',
    hint: 'The class whose probability is shown.',
    explanation:
      'Probabilities, weights, precision and recall are those of the event. It follows from the words: yes of yes and no, malignant of benign and malignant. With more classes, and for numbers, it has no effect.',
    group: 'data',
    relevant: ({ preparation }) => preparation.task === 'classification',
    since: 4,
    earlier: () => null,
  }),
  features: structure<string[]>({
    schema: z
      .array(columnName)
      .min(1, { error: 'Add at least one feature.' })
      .max(limits.columns, { error: `Take at most ${limits.columns} features.` }),
    initial: [],
    flag: 'features',
    word: '<names>',
    followsText: 'every usable column',
    read: readList,
    write: writeList,
    text: (value) => value.join(', '),
    label: 'Features',
    plural: true,
    hint: 'The columns to predict from, in the order in which they enter.',
    explanation:
      'Numbers, dates and categories of at most 100 levels can be features; free text and identifiers cannot.',
    group: 'data',
  }),
  standardization: choice(standardizations, {
    initial: 'zscore',
    flag: 'standardize',
    label: 'Standardize',
    hint: 'How numbers are scaled.',
    explanation:
      'What a scale needs, such as mean and standard deviation, is fitted on the training rows alone and then used for all rows. Without it, columns of large numbers saturate units and slow training down.',
    group: 'data',
    labels: standardizationLabels,
  }),
  missing: choice(missingRules, {
    initial: 'drop',
    flag: 'missing',
    label: 'Missing values',
    plural: true,
    hint: 'What happens to rows with a missing feature.',
    explanation: 'A feature can have a rule of its own, which then counts for it in place of this one.',
    group: 'data',
    labels: {
      drop: { label: 'leave rows out', hint: 'Rows with a missing feature are left out.' },
      impute: {
        label: 'fill in',
        hint: 'Numbers take the training mean, categories the most frequent level.',
      },
    },
  }),
  columns: structure<Record<string, ColumnRule>>({
    schema: z.record(columnName, columnRuleSchema),
    initial: {},
    flag: 'column',
    word: '<rule>',
    // The flag is given once for each feature: words/columnRuleWords.ts has the words of all of them.
    read: () => ({}),
    write: () => '',
    text: rulesText,
    label: 'Rules of features',
    plural: true,
    hint: 'What one feature does otherwise, like "income: missing=median, transform=log, indicator"; may be given again.',
    explanation:
      'A rule says how missing values, categories, dates and scale of one feature are dealt with. What it leaves out follows the settings for all features.',
    group: 'data',
    relevant: ({ preparation }) => Object.keys(preparation.columns).length > 0,
    since: 3,
    earlier: () => ({}),
  }),
  degree: integer({
    range: { min: 1, max: limits.degree },
    initial: 1,
    flag: 'degree',
    label: 'Degree',
    hint: 'Products of up to so many numbers enter too.',
    explanation:
      'Degree 2 adds squares and products of two numbers, degree 3 also cubes and products of three, and so on to 6: a logistic regression can then bend its boundary. The products of n numbers soon become many.',
    group: 'products',
    since: 3,
    earlier: () => 1,
  }),
  interactions: structure<[string, string][]>({
    schema: z
      .array(z.tuple([columnName, columnName]))
      .max(limits.interactions, { error: `Take at most ${limits.interactions} pairs of features.` }),
    initial: [],
    flag: 'interactions',
    word: '<pairs>',
    read: readPairs,
    write: (value) => value.map((pair) => pair.map(flagWord).join('*')).join(','),
    text: (value) => value.map((pair) => pair.join(' × ')).join(', '),
    label: 'Interactions',
    plural: true,
    hint: 'Products of two features that enter too, like "a*b,c*d".',
    explanation: 'A product lets the effect of one feature depend on another.',
    group: 'products',
    relevant: ({ preparation }) => preparation.interactions.length > 0,
    since: 3,
    earlier: () => [],
  }),
  split: choice(splitKinds, {
    initial: 'holdout',
    flag: 'split',
    label: 'Split',
    hint: 'How rows get to parts.',
    explanation:
      'Training rows are learned from, validation rows choose settings and when to stop, test rows are looked at once, at the end.',
    group: 'split',
    labels: splitKindTable,
    since: 3,
    earlier: () => 'holdout',
  }),
  splitColumn: structure<string | null>({
    schema: columnName.nullable(),
    initial: null,
    flag: 'split-column',
    word: '<name>',
    read: (word) => (word === '' ? null : word),
    write: (value) => value ?? '',
    text: (value) => value ?? 'none',
    label: 'Split by',
    hint: 'Grouped: rows of equal value stay together; time: its order; folds: grouped.',
    explanation: 'Rows of one patient, customer or day often resemble each other: keep them in one part.',
    group: 'split',
    relevant: ({ preparation }) => splitKindTable[preparation.split].column !== 'none',
    since: 3,
    earlier: () => null,
  }),
  folds: integer({
    range: { min: 2, max: limits.folds },
    initial: 5,
    flag: 'folds',
    label: 'Folds',
    plural: true,
    hint: 'How many folds the rows outside the test are cut into.',
    explanation: 'Each fold validates once, in a run of its own, while the others train.',
    group: 'split',
    relevant: inFolds,
    since: 3,
    earlier: () => 5,
  }),
  repeats: integer({
    range: { min: 1, max: limits.repeats },
    initial: 1,
    flag: 'repeats',
    label: 'Repeats',
    plural: true,
    hint: 'How often the folds are drawn anew.',
    explanation: 'Other folds of the same rows: the spread of the figures says how much they owe to chance.',
    group: 'split',
    relevant: inFolds,
    since: 3,
    earlier: () => 1,
  }),
  /** repeat · folds + fold, counted from 0; on the command line and on screen from 1. */
  fold: structure<number>({
    schema: integerSchema({ min: 0, max: limits.folds * limits.repeats - 1 }),
    initial: 0,
    flag: 'fold',
    word: '<n>',
    read: (word) => readNumber(word) - 1,
    write: (value) => String(value + 1),
    text: (value) => String(value + 1),
    label: 'Validation fold',
    hint: 'Which fold validates, from 1 to folds times repeats.',
    explanation: 'A run validates on one fold. All folds together need a run for each.',
    group: 'split',
    relevant: inFolds,
    since: 3,
    earlier: () => 0,
  }),
  validationShare: share({
    range: { min: 0, max: limits.heldOutShare },
    initial: 0.2,
    flag: 'validation',
    label: 'Validation share',
    hint: 'Share of the rows for validation.',
    explanation: '0 keeps the part empty: then nothing can end training early, or choose between settings.',
    group: 'split',
    relevant: ({ preparation }) => !splitKindTable[preparation.split].folds,
  }),
  testShare: share({
    range: { min: 0, max: limits.heldOutShare },
    initial: 0.2,
    flag: 'test',
    label: 'Test share',
    hint: 'Share of the rows for the test.',
    explanation: 'Rows that no choice depends on: their figures are what can be expected of new rows.',
    group: 'split',
  }),
  stratify: toggle({
    initial: true,
    flag: 'no-stratify',
    label: 'Stratify by class',
    hint: 'Each part has its share of every class.',
    explanation: 'Without it a small part may lack a rare class.',
    group: 'split',
    relevant: ({ preparation }) => preparation.task === 'classification' && drawsRows(preparation),
    since: 3,
    earlier: () => true,
  }),
  splitSeed: integer({
    range: { min: 0, max: limits.seed },
    initial: 1,
    follows: ({ seed }) => seed,
    flag: 'split-seed',
    followsText: 'as --seed',
    label: 'Split seed',
    hint: 'Decides by chance which row is in which part.',
    explanation: 'Apart from the seed of training: runs that differ in their seed only are judged on the same rows.',
    group: 'reproducibility',
    relevant: ({ preparation }) => !splitKindTable[preparation.split].ordered,
    since: 4,
    // One seed was for both until version 4: the same split, the same bits.
    earlier: ({ seed }) => seed as number,
  }),
  weights: structure<string | null>({
    schema: columnName.nullable(),
    initial: null,
    flag: 'weights',
    word: '<name>',
    read: (word) => (word === '' ? null : word),
    write: (value) => value ?? '',
    text: (value) => value ?? 'none',
    label: 'Row weights',
    plural: true,
    hint: 'A column of numbers, 0 or more, by which each row counts.',
    explanation:
      'A row of weight 2 is two rows, in the loss, the metrics and every statistic of the preparation; one of weight 0 is none. Without a column, every row counts once.',
    group: 'weights',
    since: 2,
    earlier: () => null,
  }),
}

/** @throws IssueError where a pair has not two names */
function readPairs(word: string): [string, string][] {
  const pairs = splitWords(word, ',').filter((pair) => pair !== '')
  return pairs.map((pair) => {
    const [first = '', other = '', ...more] = splitWords(pair, '*').map(plainWord)
    if (first !== '' && other !== '' && more.length === 0) return [first, other]
    const message = `Write pairs like a*b, with commas between them, not "${pair}".`
    throw new IssueError(issueAt('preparation.interactions', 'pair-word', message, { word: pair }))
  })
}
