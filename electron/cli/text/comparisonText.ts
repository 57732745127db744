import type { ComparisonTest, Difference, FileComparison } from '@shared/contract/comparison'
import { type Metric, metricsOfRun, wordsOf } from '@shared/evaluation/metrics'
import { eventOf } from '@shared/spec/event'
import { alignedTable, figure } from './output'
import { plainText } from './plainText'

const tests: Record<ComparisonTest, string> = {
  bootstrap: 'paired bootstrap',
  mcnemar: 'McNemar',
  delong: 'DeLong',
  resampled: 'corrected resampled t-test',
}

/** What a person reads of two models on a file: both figures, the difference with its interval and p values, and one sentence. */
export function comparisonText({
  rows,
  weighted,
  target,
  classes,
  models,
  differences,
  sentence,
  counts,
}: FileComparison): string {
  const [first, second] = models
  const left = counts.file - rows
  const head = `${rows} of ${counts.file} ${counts.file === 1 ? 'row' : 'rows'} compared${left === 0 ? '' : `, ${left} left out of both`}${weighted ? ', weighted' : ''}\n`
  const event = eventOf(classes)
  const about = event === null ? '' : `The event is ${target} = ${event}.\n`
  const metrics = metricsOfRun(classes.length === 0 ? 'regression' : 'classification', classes.length)
  const lines = metrics.flatMap((metric) => {
    const difference = differences[metric.key]
    return difference === undefined ? [] : [lineOf(metric, difference, [first?.values, second?.values], classes.length)]
  })
  const names = [first?.name ?? '', second?.name ?? '']
  const table = alignedTable([['', ...names, 'difference', '95 % interval', 'p', 'corrected p', 'test'], ...lines])
  const tests = Object.values(differences).filter(({ p }) => p !== null).length
  const corrected =
    tests < 2 ? '' : `; the corrected p is for a look at all ${tests} tests at once (Holm), the sentence is of one`
  const note = `Differences are ${names[1]} less ${names[0]}${corrected}.\n`
  return plainText(`${head}${about}${table}${note}\n${sentence}\n`)
}

function lineOf(
  metric: Metric,
  { value, low, high, p, corrected, test }: Difference,
  values: readonly (Record<string, number | null> | undefined)[],
  classes: number,
): string[] {
  const { key, format } = metric
  return [
    wordsOf(metric, classes).label,
    ...values.map((of) => figure(of?.[key] ?? null, format)),
    figure(value, format),
    low === null || high === null ? '' : `${figure(low, format)} to ${figure(high, format)}`,
    pText(p),
    pText(corrected),
    test === null ? '' : tests[test],
  ]
}

const pText = (p: number | null) => (p === null ? '' : p < 0.0001 ? '<0.0001' : p.toFixed(4))
