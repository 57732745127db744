import { checkSpec } from '@shared/spec/checks/checkSpec'
import { conflicts } from '@shared/spec/checks/conflicts'
import { schemaIssues } from '@shared/spec/checks/schemaIssues'
import { canBeFeature, defaultFeatures } from '@shared/spec/columnRules'
import { noFeatureText } from '@shared/spec/columnFitness'
import { followOthers, followingSettings, initialSettings } from '@shared/spec/defaults'
import { defaultEvent } from '@shared/spec/event'
import { IssueError, type Issue, issueAt, pathKey } from '@shared/spec/issue'
import type { Dataset } from '@shared/contract/dataset'
import { LabError } from '@shared/contract/labError'
import { type Precision, type RunSpec, runSpecShape } from '@shared/spec/runSpec'
import { settingAt, withValue } from '@shared/spec/settings/table'
import { specVersion } from '@shared/spec/upgradeSpec'
import { readColumnRules } from '@shared/spec/words/columnRuleWords'
import { type GivenWords, type TrainFlags, givenWords } from './trainFlags'

type Source = Pick<Dataset, 'id' | 'reading' | 'columns' | 'rows'>

/**
 * Refuses, before a file is read, every flag that is wrong whatever the file holds.
 * @returns the precision of the runs
 * @throws LabError of the first issue
 */
export function checkFlags(flags: TrainFlags): Precision {
  if (flags.format !== undefined && flags.out === undefined) {
    throw new LabError('bad-setting', '--format says how the file of --out is written: name that file too.')
  }
  if (flags.allFolds === true && flags.out !== undefined) {
    throw new LabError('bad-setting', '--out takes one model: choose a fold by --fold in place of --all-folds.')
  }
  const words = givenWords(flags)
  const spec = specOfWords({ id: '0'.repeat(64), reading: null }, words, flags)
  const parsed = schemaIssues(runSpecShape.safeParse(spec).error)
  // Until the file is read, features that nobody named are not known.
  const named = words.has('preparation.features')
  const known = [...parsed, ...conflicts(spec)].filter(
    ({ path: [, key] }) => named || (key !== 'features' && key !== 'interactions'),
  )
  checkNoIssue(known, words)
  return spec.training.precision
}

/**
 * The RunSpec of a command line.
 * @throws LabError of the first issue that the columns tell
 */
export function specOf(dataset: Dataset, flags: TrainFlags): RunSpec {
  const words = givenWords(flags)
  const spec = specOfWords(dataset, words, flags)
  checkNoIssue(checkSpec(spec, dataset.columns), words)
  return spec
}

function specOfWords(
  {
    id,
    reading,
    columns = [],
    rows = 0,
  }: Pick<Source, 'id'> & Partial<Pick<Source, 'columns' | 'rows'>> & { reading: RunSpec['reading'] },
  words: GivenWords,
  flags: TrainFlags,
): RunSpec {
  let settings = initialSettings()
  for (const [path, given] of words) {
    const value = path === 'preparation.columns' ? readColumnRules(given) : settingAt(path).read(given.at(-1) ?? '')
    settings = withValue(settings, path, value)
  }
  settings = { ...settings, preparation: { ...settings.preparation, ...foldsOf(words, flags) } }
  const { preparation } = settings
  if (!words.has('preparation.event')) {
    const target = columns.find(({ name }) => name === preparation.target)
    settings = withValue(settings, 'preparation.event', defaultEvent(target))
  }
  if (!words.has('preparation.features')) {
    const usual = new Set([
      ...defaultFeatures(columns, preparation.target, rows),
      // Whoever gives a column a rule wants it.
      ...Object.keys(preparation.columns),
    ])
    const usable = columns
      .filter((column) => usual.has(column.name) && canBeFeature(column))
      .map(({ name }) => name)
      .filter((name) => name !== preparation.target && name !== preparation.weights)
    const none = usable.length === 0 && columns.length > 0 ? noFeatureText(columns, preparation.target) : null
    if (none !== null) throw new IssueError(issueAt('preparation.features', 'no-possible-feature', none))
    settings = withValue(settings, 'preparation.features', usable)
  }
  return { version: specVersion, dataset: id, reading, ...followOthers(settings, new Set(words.keys())) }
}

function foldsOf(words: GivenWords, { allFolds }: TrainFlags): { split?: 'folds' } {
  if (allFolds !== true) return {}
  const split = words.get('preparation.split')?.at(-1)
  if (split !== undefined && split !== 'folds') {
    throw new LabError('bad-setting', `--all-folds goes with --split folds, not with --split ${split}.`)
  }
  if (words.has('preparation.fold')) {
    throw new LabError('bad-setting', '--all-folds trains every fold: leave --fold out.')
  }
  return { split: 'folds' }
}

/** Where a setting only follows another that is wrong, the other is told. */
function checkNoIssue(issues: readonly Issue[], words: GivenWords): void {
  const follows = ({ path }: Issue) =>
    followingSettings.some((setting) => setting === pathKey(path) && !words.has(setting))
  const issue = issues.find((entry) => !follows(entry)) ?? issues[0]
  if (issue !== undefined) throw LabError.ofIssue(issue)
}
