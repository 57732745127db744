import type { Part } from '../../contract/metrics'
import { LabError } from '../../contract/labError'
import { eventOf } from '../../spec/event'
import type { RunSpec } from '../../spec/runSpec'
import { differingSettings } from '../../spec/settingTexts'
import { settingAt } from '../../spec/settings/table'
import { counted } from '../../spec/words/wording'

/** A run as far as it says whether another can be compared with it. */
export interface ComparableRun {
  name: string
  spec: RunSpec
  classes: readonly string[]
}

/**
 * Runs that do not predict the same of the same table are not compared.
 * @throws LabError `bad-call` with what differs
 */
export function checkComparable(runs: readonly ComparableRun[]): void {
  checkPairs(runs, (first, second) =>
    first.spec.dataset === second.spec.dataset ? whyNotSameTask(first, second) : 'they are of different data.',
  )
}

/**
 * The same of models that are held against one file, whatever tables they were trained on.
 * @throws LabError `bad-call` with what differs
 */
export function checkSameTask(models: readonly ComparableRun[]): void {
  checkPairs(models, whyNotSameTask)
}

function checkPairs(
  runs: readonly ComparableRun[],
  whyNot: (first: ComparableRun, second: ComparableRun) => string | null,
): void {
  const [first] = runs
  if (first === undefined) return
  for (const run of runs) {
    const reason = whyNot(first, run)
    if (reason !== null) throw new LabError('bad-call', `${first.name} and ${run.name} cannot be compared: ${reason}`)
  }
}

function whyNotSameTask(first: ComparableRun, second: ComparableRun): string | null {
  const [one, two] = [first.spec.preparation, second.spec.preparation]
  if (one.target !== two.target) return `one predicts ${one.target}, the other ${two.target}.`
  if (one.task !== two.task) return `one predicts a class of ${one.target}, the other its number.`
  if (first.classes.join('\n') !== second.classes.join('\n')) return classesText(first.classes, second.classes)
  if (one.weights !== two.weights)
    return `rows count ${weightsText(one.weights)} in one and ${weightsText(two.weights)} in the other.`
  return null
}

function classesText(first: readonly string[], second: readonly string[]): string {
  const [one, two] = [eventOf(first), eventOf(second)]
  const same = [...first].sort().join('\n') === [...second].sort().join('\n')
  if (same && one !== null && two !== null) return `the event of one is ${one}, that of the other ${two}.`
  return 'they know different classes.'
}

const weightsText = (column: string | null) => (column === null ? 'once' : `by ${column}`)

/** Of a run: its rows in the part, by their numbers in the dataset, ascending. */
export interface RowsOfRun extends ComparableRun {
  rows: Uint32Array
}

/**
 * The rows of a part that all of the runs have in it. Runs of the same split may lack each other's rows since their features lack values in some: they are
 * compared on those that all have, and that is told. Runs of different splits have been trained on rows that others are judged on, and are compared only
 * where the part has the same rows for all.
 *
 * @throws LabError `bad-call` where the parts are of different splits, or have no rows in common
 */
export function sharedRows(runs: readonly RowsOfRun[], part: Part): { rows: Uint32Array; notes: string[] } {
  const [first] = runs
  if (first === undefined || runs.every(({ rows }) => isSame(rows, first.rows)))
    return { rows: first?.rows ?? new Uint32Array(0), notes: [] }
  const other = runs.find(({ rows }) => !isSame(rows, first.rows)) as RowsOfRun
  const names = `${first.name} and ${other.name}`
  const split = differingSettings(runs.map(({ spec }) => spec)).filter(({ path }) => isOfSplit(path))
  if (split.length > 0) {
    const differs = split.map(({ label }) => label.toLowerCase()).join(', ')
    throw new LabError(
      'bad-call',
      `${names} cannot be compared on ${partText[part]} rows: their splits differ (${differs}), so that one may have been trained on rows that the other is judged on. Train them with the same split, or compare folds as groups.`,
    )
  }
  const rows = runs.slice(1).reduce((common, run) => intersection(common, run.rows), first.rows)
  const most = runs.reduce((count, run) => Math.max(count, run.rows.length), 0)
  if (rows.length < most / 2) {
    throw new LabError(
      'bad-call',
      `${names} cannot be compared on ${partText[part]} rows: of ${counted(most, 'row')} they have ${rows.length} in common, since rows with missing values were left out of one of them.`,
    )
  }
  const note = `Compared on the ${counted(rows.length, `${partText[part]} row`)} that all of these runs have; the part has up to ${counted(most, 'row')}, of which some were left out for missing values.`
  return { rows, notes: [note] }
}

const partText: Record<Part, string> = { train: 'training', validation: 'validation', test: 'test' }

const isOfSplit = (path: Parameters<typeof settingAt>[0]) =>
  path === 'preparation.splitSeed' || settingAt(path).group === 'split'

const isSame = (one: Uint32Array, two: Uint32Array) =>
  one.length === two.length && one.every((row, place) => row === two[place])

/** Of two ascending lists. */
function intersection(one: Uint32Array, two: Uint32Array): Uint32Array {
  const there = new Set(two)
  return one.filter((row) => there.has(row))
}
