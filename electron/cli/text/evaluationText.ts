import type { Estimate, Evaluation, FileEvaluation } from '@shared/contract/evaluation'
import { type Metric, metricsOfRun, wordsOf } from '@shared/evaluation/metrics'
import { eventOf } from '@shared/spec/event'
import { alignedTable, figure } from './output'
import { plainText } from './plainText'

/** What a person reads of a model on a file: every figure with its interval and what a constant answer reaches, then classes and groups. */
export function evaluationText({ evaluation, target, counts }: FileEvaluation): string {
  const { classes, metrics, baseline, by, threshold, weighted } = evaluation
  const shown = metricsOfRun(classes.length === 0 ? 'regression' : 'classification', classes.length)
  const event = eventOf([...classes])
  const left = counts.file - evaluation.rows
  const head = `${evaluation.rows} of ${counts.file} ${counts.file === 1 ? 'row' : 'rows'} evaluated${left === 0 ? '' : `, ${left} left out`}${weighted ? ', weighted' : ''}`
  const about =
    event === null ? '' : `The event is ${target} = ${event}, predicted from a probability of ${threshold} on.\n`
  const answer = classes.length === 0 ? 'the mean' : 'the shares of the classes'
  const whose = evaluation.baselineOf === 'train' ? 'training rows' : 'these rows'
  const rows = shown.map((metric) => {
    const { label } = wordsOf(metric, classes.length)
    const of = metrics[metric.key] as Estimate
    return [
      label,
      figure(of.value, metric.format),
      intervalText(of, metric),
      figure(baseline[metric.key] ?? null, metric.format),
    ]
  })
  const reasons = shown.flatMap((metric) => reasonOf(metric, metrics[metric.key], classes.length))
  const table = alignedTable([['', 'value', '95 % interval', 'baseline'], ...rows])
  const parts = [
    `${head}\n${about}`,
    `${table}The baseline answers every row with ${answer} of the ${whose}.\n`.replace('of the these', 'of these'),
    ...reasons.map((reason) => `${reason}\n`),
    classes.length > 2 ? `\n${classTable(evaluation)}` : '',
    by === null ? '' : `\n${groupTable(evaluation, by)}`,
    `\n${verdict(evaluation)}\n`,
  ]
  return plainText(parts.join(''))
}

function intervalText({ low, high }: Estimate, { format }: Pick<Metric, 'format'>): string {
  return low === null || high === null ? '' : `${figure(low, format)} to ${figure(high, format)}`
}

function reasonOf(metric: Metric, of: Estimate | undefined, classes: number): string[] {
  return of?.value === null && of.reason !== undefined ? [`No ${wordsOf(metric, classes).label}: ${of.reason}`] : []
}

function classTable({ perClass }: Evaluation): string {
  const keys = ['precision', 'recall', 'f1', 'rocAuc'] as const
  const head = ['class', 'rows', 'precision', 'recall', 'F1', 'ROC AUC']
  const rows = perClass.map((of) => [
    of.class,
    String(of.rows),
    ...keys.map((key) => figure(of.metrics[key]?.value ?? null, 'share')),
  ])
  return alignedTable([head, ...rows])
}

/** The main figures of each group, and how often differences as large come by chance. */
function groupTable({ classes }: Evaluation, by: NonNullable<Evaluation['by']>): string {
  const keys = classes.length === 0 ? ['rmse', 'mae', 'r2'] : ['logLoss', 'accuracy', 'rocAuc']
  const metrics = metricsOfRun(classes.length === 0 ? 'regression' : 'classification', classes.length)
  const shown = metrics.filter(({ key }) => keys.includes(key))
  const head = [
    by.column,
    'rows',
    ...shown.flatMap((metric) => [wordsOf(metric, classes.length).label, '95 % interval']),
    '',
  ]
  const rows = by.groups.map(({ label, rows: count, few, metrics: of }) => [
    label,
    String(count),
    ...shown.flatMap((metric) => {
      const estimate = of[metric.key] as Estimate
      return [figure(estimate.value, metric.format), intervalText(estimate, metric)]
    }),
    few ? 'few' : '',
  ])
  const chances = shown.map(({ key }) => by.chance[key] ?? null)
  const chance =
    by.shuffles === 0
      ? []
      : [['by chance', '', ...chances.flatMap((share) => [share === null ? '' : share.toFixed(4), '']), '']]
  const notes = [
    ...(by.groups.some(({ few }) => few) ? ['Few rows say little of a group.\n'] : []),
    ...(by.shuffles === 0 ? [] : ['By chance: how often groups of the same sizes, drawn at random, differ as much.\n']),
  ]
  return `${alignedTable([head, ...rows, ...chance])}${notes.join('')}`
}

/** In a sentence, whether the model is better than its baseline by its main figure. */
function verdict({ classes, metrics, baseline }: Evaluation): string {
  const [main] = metricsOfRun(classes.length === 0 ? 'regression' : 'classification', classes.length)
  const estimate = main && metrics[main.key]
  const reached = main && baseline[main.key]
  if (!main || !estimate || estimate.value === null || reached === null || reached === undefined)
    return 'These rows do not say whether the model is better than its baseline.'
  const { low, high, value } = estimate
  const name = wordsOf(main, classes.length).label
  const [of, than] = [figure(value, main.format), figure(reached, main.format)]
  if (low === null || high === null) return `The ${name} of the model is ${of}, that of the baseline ${than}.`
  if (high < reached)
    return `The model predicts better than its baseline: its ${name} is ${of}, the baseline's ${than}, above the interval.`
  if (low > reached)
    return `The model predicts worse than its baseline: its ${name} is ${of}, the baseline's ${than}, below the interval.`
  return `These rows do not tell the model from its baseline: its ${name} is ${of}, and the interval has the baseline's ${than}.`
}
