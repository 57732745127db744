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
      'Classification predicts a probability for each class and minimises the log loss; regression predicts a number and minimises the squared error or the Huber loss.',
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
      'Probabilities, weights, precision and recall refer to the event. By default it is inferred from the names: yes of yes and no, malignant of benign and malignant. It has no effect with more than two classes or in regression.',
    group: 'data',
    relevant: ({ preparation }) => preparation.task === 'classification',
    since: 4,
    earlier: () => null,
  }),
  features: structure<string[]>({
    schema: z
      .array(columnName)
      .min(1, { error: 'Add at least one feature.' })
      .max(limits.columns, { error: `Choose at most ${limits.columns} features.` }),
    initial: [],
    flag: 'features',
    word: '<names>',
    followsText: 'every usable column',
    read: readList,
    write: writeList,
    text: (value) => value.join(', '),
    label: 'Features',
    plural: true,
    hint: 'The columns to predict from, in the order of the inputs.',
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
      'The statistics, such as mean and standard deviation, are fitted on the training rows only and applied to all rows. Without standardization, columns with large values saturate units and slow training down.',
    group: 'data',
    labels: standardizationLabels,
  }),
  missing: choice(missingRules, {
    initial: 'drop',
    flag: 'missing',
    label: 'Missing values',
    plural: true,
    hint: 'How rows with a missing feature are treated.',
    explanation: 'A feature can have its own rule, which overrides this one.',
    group: 'data',
    labels: {
      drop: { label: 'leave rows out', hint: 'Rows with a missing feature are left out.' },
      impute: {
        label: 'impute',
        hint: 'Missing numbers become the training mean, missing categories the most frequent level.',
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
    label: 'Feature rules',
    plural: true,
    hint: 'A rule for one feature, such as "income: missing=median, transform=log, indicator"; may be repeated.',
    explanation:
      'A rule sets how missing values, categories, dates and the scale of one feature are treated. What it does not set follows the general settings.',
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
    hint: 'Adds products of up to this many numeric features.',
    explanation:
      'Degree 2 adds squares and pairwise products of numeric features, degree 3 also cubes and products of three, and so on up to 6. A logistic regression then has a curved decision boundary. The number of products grows quickly with the number of features.',
    group: 'products',
    since: 3,
    earlier: () => 1,
  }),
  interactions: structure<[string, string][]>({
    schema: z
      .array(z.tuple([columnName, columnName]))
      .max(limits.interactions, { error: `Choose at most ${limits.interactions} pairs of features.` }),
    initial: [],
    flag: 'interactions',
    word: '<pairs>',
    read: readPairs,
    write: (value) => value.map((pair) => pair.map(flagWord).join('*')).join(','),
    text: (value) => value.map((pair) => pair.join(' × ')).join(', '),
    label: 'Interactions',
    plural: true,
    hint: 'Products of two features as additional inputs, such as "a*b,c*d".',
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
    hint: 'How rows are assigned to training, validation and test.',
    explanation:
      'The model is fitted on the training rows. Validation rows guide the choice of settings and early stopping; test rows are used once, at the end.',
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
    hint: 'Grouped and folds: rows with the same value stay together; time: the order of the rows.',
    explanation: 'Rows from the same patient, customer or day are often similar: keep them in the same part.',
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
    hint: 'Number of folds that the rows outside the test set are divided into.',
    explanation: 'Each fold is used for validation once, in its own run, and the others for training.',
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
    hint: 'How many times the folds are drawn again.',
    explanation:
      'Each repeat divides the same rows into different folds; the spread of the metrics shows how much they vary by chance.',
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
    hint: 'The fold used for validation, from 1 to folds times repeats.',
    explanation: 'A run validates on one fold. Cross-validation over all folds takes one run per fold.',
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
    explanation: 'With 0 there are no validation rows, which early stopping and the choice between settings need.',
    group: 'split',
    relevant: ({ preparation }) => !splitKindTable[preparation.split].folds,
  }),
  testShare: share({
    range: { min: 0, max: limits.heldOutShare },
    initial: 0.2,
    flag: 'test',
    label: 'Test share',
    hint: 'Share of the rows for the test.',
    explanation: 'No choice depends on the test rows, so that their metrics estimate the performance on new rows.',
    group: 'split',
  }),
  stratify: toggle({
    initial: true,
    flag: 'no-stratify',
    label: 'Stratify by class',
    hint: 'Each part has about the same class proportions.',
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
    hint: 'Seed of the random assignment of rows to parts.',
    explanation: 'Independent of the training seed: runs that differ only in that seed are evaluated on the same rows.',
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
    hint: 'A numeric column, 0 or more, that weights each row.',
    explanation:
      'A row with weight 2 counts as two rows in the loss, the metrics and every statistic of the preparation; a row with weight 0 is ignored. Without a column, every row has weight 1.',
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
