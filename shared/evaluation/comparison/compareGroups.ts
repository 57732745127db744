import type { Difference, GroupComparison } from '../../contract/comparison'
import { LabError } from '../../contract/labError'
import type { Metrics, Part } from '../../contract/metrics'
import type { RunSpec } from '../../spec/runSpec'
import { differingSettings } from '../../spec/settingTexts'
import { settingAt } from '../../spec/settings/table'
import { counted } from '../../spec/words/wording'
import { type Metric, metricsOfRun } from '../metrics'
import { type ComparableRun, checkComparable } from './comparable'
import { resampledTest } from './resampledTest'
import { differenceSentence } from './sentences'

/** A run with its figures. */
export interface MeasuredRun extends ComparableRun {
  metrics: Metrics | null
}

interface Groups {
  first: readonly MeasuredRun[]
  second: readonly MeasuredRun[]
  /** How the groups are called. */
  names: readonly [string, string]
  part: Part
  /** The key of the one that the sentence is about; null takes the main one. */
  metric: string | null
}

/**
 * Two groups of runs, each with one group of settings in several folds or with several seeds, by the corrected resampled t-test over those folds and
 * seeds that both groups have.
 *
 * @throws LabError `bad-call` where the runs of a group differ in more than that, where runs cannot be compared, or fewer than two splits are shared
 */
export function compareGroups({ first, second, names, part, metric: key }: Groups): GroupComparison {
  checkComparable([...first, ...second])
  for (const [at, group] of [first, second].entries()) {
    const others = differingSettings(group.map(({ spec }) => spec)).filter(({ path }) => !tellsSplits(path))
    if (others.length > 0) {
      throw new LabError(
        'bad-call',
        `The runs of ${names[at]} differ in ${others.map(({ label }) => label.toLowerCase()).join(', ')}: a group has one group of settings, in several folds or with several seeds.`,
      )
    }
  }
  const [one, two] = [byName(first), byName(second)]
  const shared = [...one.keys()].filter((split) => two.has(split))
  if (shared.length < 2) {
    const text = shared.length === 0 ? 'no fold or seed' : counted(shared.length, 'fold or seed', 'folds or seeds')
    throw new LabError('bad-call', `${names[0]} and ${names[1]} share ${text}: two are needed, better ten.`)
  }
  const pairs = shared.map((split) => [one.get(split) as MeasuredRun, two.get(split) as MeasuredRun] as const)
  const classes = first[0]?.classes.length ?? 0
  const metrics = metricsOfRun(first[0]?.spec.preparation.task ?? 'classification', classes)
  const metric = key === null ? metrics[0] : metrics.find((of) => of.key === key)
  if (metric === undefined) throw new LabError('bad-call', `These runs have no metric named ${key}.`)
  const differences = Object.fromEntries(metrics.map((of) => [of.key, differenceBy(of, pairs, part)]))
  const about = { reference: names[0], metric, classes }
  const sentence = differenceSentence(names[1], differences[metric.key] as Difference, about)
  return {
    part,
    metric: metric.key,
    splits: shared.length,
    differences,
    sentence: `Over ${counted(shared.length, 'split')}: ${sentence}`,
  }
}

const tellsSplits = (path: Parameters<typeof settingAt>[0]) =>
  path === 'seed' || path === 'preparation.splitSeed' || path === 'preparation.fold'

function byName(runs: readonly MeasuredRun[]): Map<string, MeasuredRun> {
  return new Map(runs.map((run) => [splitName(run.spec), run]))
}

/** The same for runs that train and are judged on the same rows, from the same seed. */
function splitName({
  preparation: { split, splitColumn, folds, repeats, fold, validationShare, testShare, stratify, splitSeed },
  seed,
}: RunSpec): string {
  return JSON.stringify([
    split,
    splitColumn,
    folds,
    repeats,
    fold,
    validationShare,
    testShare,
    stratify,
    splitSeed,
    seed,
  ])
}

function differenceBy(metric: Metric, pairs: readonly (readonly [MeasuredRun, MeasuredRun])[], part: Part): Difference {
  const none = { value: null, low: null, high: null, p: null, corrected: null, test: null }
  const splits = pairs.flatMap(([one, two]) => {
    const [first, second] = [one.metrics?.[part]?.values[metric.key], two.metrics?.[part]?.values[metric.key]]
    const [trained, tested] = [one.metrics?.train?.rows ?? 0, one.metrics?.[part]?.rows ?? 0]
    return typeof first === 'number' && typeof second === 'number' && trained > 0
      ? [{ first, second, trained, tested }]
      : []
  })
  if (splits.length < pairs.length) return { ...none, reason: metric.notDefined }
  const found = resampledTest(splits)
  if (found !== null)
    return { value: found.value, low: found.low, high: found.high, p: found.p, corrected: found.p, test: 'resampled' }
  const value = splits.reduce((sum, { first, second }) => sum + second - first, 0) / splits.length
  return { ...none, value, reason: 'No interval: every split gives the same difference.' }
}
